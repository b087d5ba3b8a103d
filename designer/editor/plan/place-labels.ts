import type { LaidOut } from './lay-out.ts'
import type { Plan, PlannedNode } from './plan.ts'
import type { Bounds, Point } from './route-flow.ts'

const CHARACTER = 12
const LINE = 14
const WIDEST = 90
const GAP = 4
/** Shorter pieces of a flow have no room for a name. */
const SHORTEST = 40

/**
 * Where names stand that would otherwise lie over something: those of attached events away from their host, those of
 * flows at their last piece, which they share with no other. Every other name stands where bpmn-js puts it.
 */
export function placeLabels(
  plan: Plan,
  { bounds, waypoints }: Pick<LaidOut, 'bounds' | 'waypoints'>,
): ReadonlyMap<string, Bounds> {
  const labels = new Map<string, Bounds>()
  for (const node of plan.nodes) {
    const event = bounds.get(node.id)
    if (node.inside !== undefined) {
      for (const [id, place] of placeLabels(node.inside, { bounds, waypoints })) labels.set(id, place)
    }
    const label = event === undefined ? null : besideEvent(node, event)
    if (label !== null) labels.set(node.id, label)
  }
  for (const { id, name = '' } of plan.flows) {
    const label = name === '' ? null : alongFlow(sizeOf(name), waypoints.get(id) ?? [])
    if (label !== null) labels.set(id, label)
  }
  return labels
}

function besideEvent({ name = '', attached }: PlannedNode, event: Bounds): Bounds | null {
  if (attached === undefined || name === '') return null
  const { width, height } = sizeOf(name)
  const isLeft = attached.side === 'top' && attached.along < 0.5
  const x = isLeft ? event.x - width - GAP + 10 : event.x + event.width + GAP - 10
  const y = attached.side === 'top' ? event.y - height : event.y + event.height
  return { x, y, width, height }
}

function alongFlow({ width, height }: Size, points: readonly Point[]): Bounds | null {
  const pieces = points.slice(1).map((end, index) => ({ begin: points[index] ?? end, end }))
  const level = pieces.findLast(({ begin, end }) => begin.y === end.y && Math.abs(begin.x - end.x) >= SHORTEST)
  if (level !== undefined) {
    const { begin, end } = level
    return { x: (begin.x + end.x) / 2 - width / 2, y: begin.y - height - GAP, width, height }
  }
  const last = pieces.at(-1)
  if (last === undefined) return null
  // Near the end: what forks goes a common way at first.
  const towards = last.end.y > last.begin.y ? -1 : 1
  return { x: last.end.x + GAP + 2, y: last.end.y + towards * 26 - height / 2, width, height }
}

interface Size {
  readonly width: number
  readonly height: number
}

function sizeOf(name: string): Size {
  const length = name.length * CHARACTER + 2
  return { width: Math.min(WIDEST, length), height: Math.ceil(length / WIDEST) * LINE }
}
