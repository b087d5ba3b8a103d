import type { Plan, PlannedFlow, PlannedNode } from './plan.ts'

export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * The way of a flow in right angles: along one row of the grid, reached from the source and left towards the target by
 * one vertical line each. What forks goes to the target's row first, everything else stays in its own as long as it can.
 */
export function routeFlow(
  plan: Plan,
  flow: PlannedFlow,
  bounds: ReadonlyMap<string, Bounds>,
  rowMiddle: (band: number | undefined, row: number) => number,
): readonly Point[] {
  const source = plan.nodes.find(({ id }) => id === flow.from)
  const target = plan.nodes.find(({ id }) => id === flow.to)
  const [from, to] = [bounds.get(flow.from), bounds.get(flow.to)]
  if (source === undefined || target === undefined || from === undefined || to === undefined) return []
  const leading = forks(plan, source) ? target : source
  const along = rowMiddle(flow.band ?? (flow.row === undefined ? leading.band : source.band), flow.row ?? leading.row)
  const [begin, end] = [middleOf(from), middleOf(to)]
  if (begin.x === end.x && flow.row === undefined) {
    return [verticalEdge(from, end.y), verticalEdge(to, begin.y)]
  }
  return withoutRepeats([
    ...(isLevel(source, begin, along)
      ? [sideEdge(from, end.x)]
      : [verticalEdge(from, along), { x: begin.x, y: along }]),
    ...(end.y === along ? [sideEdge(to, begin.x)] : [{ x: end.x, y: along }, verticalEdge(to, along)]),
  ])
}

function forks({ flows }: Plan, { id, type }: PlannedNode): boolean {
  const leaves = flows.filter(({ from }) => from === id)
  return type === 'boundaryEvent' || (type.endsWith('Gateway') && leaves.length > 1)
}

/** An attached event is left away from its host, never along it. */
function isLevel({ type }: PlannedNode, begin: Point, along: number): boolean {
  return type !== 'boundaryEvent' && begin.y === along
}

function middleOf({ x, y, width, height }: Bounds): Point {
  return { x: x + width / 2, y: y + height / 2 }
}

function sideEdge(bounds: Bounds, towards: number): Point {
  const middle = middleOf(bounds)
  return { x: towards < middle.x ? bounds.x : bounds.x + bounds.width, y: middle.y }
}

function verticalEdge(bounds: Bounds, towards: number): Point {
  const middle = middleOf(bounds)
  return { x: middle.x, y: towards < middle.y ? bounds.y : bounds.y + bounds.height }
}

function withoutRepeats(points: readonly Point[]): readonly Point[] {
  return points.filter(({ x, y }, index) => {
    const before = points[index - 1]
    return before === undefined || before.x !== x || before.y !== y
  })
}
