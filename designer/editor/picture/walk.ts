import { type Channels, FLOW_NAME, isUpright } from './channels.ts'
import type { Columns, Rows } from './lay-scope.ts'
import type { Measure } from './measure.ts'
import { type Bounds, middleOf, type Places, type Point, roomForName } from './places.ts'
import type { Leg, Route } from './route.ts'
import { isAttached, type Step } from './scope.ts'

interface Surroundings {
  readonly all: Places
  readonly measures: ReadonlyMap<Step, Measure>
  readonly channels: Channels
  readonly columns: Columns
  readonly rows: Rows
  /** The way that a message flow has come so far, from inside a sub-process. */
  readonly within: readonly Point[]
  readonly height: number
  readonly columnOf: (step: Step) => number
}

/** The points of a line and the place of its name. */
export function walk(
  route: Route,
  around: Surroundings,
): { readonly points: readonly Point[]; readonly label: Bounds | null } {
  const points = [beginning(route, around)]
  for (const leg of route.legs) points.push(...turn(last(points), leg, around))
  if (typeof route.to === 'object') {
    const target = around.all.bounds.get(route.to.id)
    if (target !== undefined)
      points.push({ x: last(points).x, y: middleOf(target).y }, { x: target.x, y: middleOf(target).y })
  } else points.push({ x: last(points).x, y: route.to === 'top' ? 0 : around.height })
  return { points: withoutRepeats(points), label: nameOf(route, points, around) }
}

function beginning({ from, at, id, start }: Route, { all, measures, within }: Surroundings): Point {
  const box = all.bounds.get(isAttached(from, at) ? at : from.id) ?? { x: 0, y: 0, width: 0, height: 0 }
  const { x, y, width, height } = box
  if (start === 'right') return { x: x + width, y: y + height / 2 }
  const slot = isAttached(from, at) ? width / 2 : (measures.get(from)?.exits.get(id) ?? width / 2)
  return { x: within.at(-1)?.x ?? x + slot, y: start === 'top' ? y : y + height }
}

function turn({ x, y }: Point, leg: Leg, { channels, columns, rows }: Surroundings): readonly Point[] {
  const offset = channels.offsetOf(leg)
  if (isUpright(leg)) {
    const gap = columns.gap(leg.index)
    return [{ x: (leg.along === 'out' ? gap.out : gap.into) + offset, y }]
  }
  const top = leg.along === 'above' ? rows.above(leg.index) : rows.below(leg.index)
  return [{ x, y: top + offset }]
}

/** Above the piece of its line that it shares with no other. */
function nameOf(route: Route, points: readonly Point[], { columns, all, columnOf }: Surroundings): Bounds | null {
  const { name, legs, to, from, start } = route
  if (name === '' || typeof to !== 'object') return null
  const room = roomForName(name, FLOW_NAME)
  const across = legs.findIndex((leg) => !isUpright(leg))
  if (across >= 0) {
    const [begin, end] = [points[across + 1] ?? last(points), points[across + 2] ?? last(points)]
    return { x: end.x < begin.x ? begin.x - room.width - 6 : begin.x + 6, y: begin.y - room.height - 2, ...room }
  }
  const [leg] = legs
  const box = all.bounds.get(leg?.along === 'out' ? to.id : from.id)
  if (box === undefined || start !== 'right') return null
  return { x: columns.gap(columnOf(from) + 1).name, y: middleOf(box).y - room.height - 2, ...room }
}

function last(points: readonly Point[]): Point {
  return points.at(-1) ?? { x: 0, y: 0 }
}

/** Without points that stand twice or in the middle of a straight piece. */
function withoutRepeats(points: readonly Point[]): readonly Point[] {
  const unlike = points.filter(({ x, y }, index) => {
    const before = points[index - 1]
    return before === undefined || before.x !== x || before.y !== y
  })
  return unlike.filter(({ x, y }, index) => {
    const [before, after] = [unlike[index - 1], unlike[index + 1]]
    if (before === undefined || after === undefined) return true
    return !((before.x === x && after.x === x) || (before.y === y && after.y === y))
  })
}
