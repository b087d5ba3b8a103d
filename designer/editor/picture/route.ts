import type { Cell, Grid } from './cells.ts'
import { type Exit, type Flow, holds, isAttached, type Step } from './scope.ts'

/** A line between two columns, or above or below a row, along which it is shared by all of one key. */
export interface Leg {
  readonly along: 'out' | 'into' | 'above' | 'below'
  /** Of the column right of it, or of the row, counted over all bands. */
  readonly index: number
  readonly key: string
}

export interface Route {
  readonly id: string
  readonly name: string
  readonly from: Step
  /** At the step itself, or at what is attached to it or stands inside. */
  readonly at: string
  readonly start: 'right' | 'top' | 'bottom'
  readonly legs: readonly Leg[]
  readonly to: Step | 'top' | 'bottom'
}

interface Place extends Cell {
  readonly line: number
}

/** Which way every flow goes: straight, along one gap, or over a row and back down. */
export function routesOf(
  steps: readonly Step[],
  flows: readonly Flow[],
  exits: readonly Exit[],
  grid: Grid,
): readonly Route[] {
  const tops = grid.rows.map((_, band) => grid.rows.slice(0, band).reduce((sum, count) => sum + count, 0))
  const places = new Map<Step, Place>()
  for (const [step, cell] of grid.cells) places.set(step, { ...cell, line: (tops[cell.band] ?? 0) + cell.row })
  const owners = new Map(steps.flatMap((step) => [step, ...step.attached].map(({ id }) => [id, step] as const)))
  const drawn = new Set<string>()
  const leaving = new Map<string, number>()
  const known = flows.flatMap((flow) => {
    const [source, target] = [owners.get(flow.from), owners.get(flow.to)]
    const [from, to] = [source && places.get(source), target && places.get(target)]
    if (source === undefined || target === undefined || from === undefined || to === undefined) return []
    const ends = `${flow.from} ${flow.to}`
    const isStraight = flow.from === source.id && !drawn.has(ends) && isFree(grid, from, to)
    if (isStraight) drawn.add(ends)
    leaving.set(flow.from, (leaving.get(flow.from) ?? 0) + 1)
    return [{ flow, source, target, from, to, isStraight }]
  })
  const ways = known.map(({ flow, source, target, from, to, isStraight }): Route => {
    const { id, name } = flow
    const own = { id, name, from: source, at: flow.from, to: target }
    if (isStraight) return { ...own, start: 'right', legs: [] }
    const out: Leg = { along: 'out', index: from.column + 1, key: `out ${source.id}` }
    const into: Leg = { along: 'into', index: to.column, key: `in ${target.id}` }
    const over = (along: 'above' | 'below', index: number): Leg => ({
      along,
      index,
      key: `${name === '' ? target.id : id}`,
    })
    if (isAttached(source, flow.from)) return { ...own, start: 'bottom', legs: [over('below', from.line), into] }
    const isNext = to.column === from.column + 1 && to.line !== from.line
    if (isNext) return { ...own, start: 'right', legs: [(leaving.get(flow.from) ?? 0) > 1 ? out : into] }
    if (to.column <= from.column) return { ...own, start: 'right', legs: [out, over('above', from.line), into] }
    const between = to.line > from.line ? over('above', to.line) : over('below', to.line)
    return { ...own, start: 'right', legs: [out, between, into] }
  })
  return [...ways, ...exits.flatMap((exit) => exitOf(exit, steps, places))]
}

/** In one row, with nothing between. */
function isFree(grid: Grid, from: Place, to: Place): boolean {
  if (from.line !== to.line || to.column <= from.column) return false
  const { band, row } = from
  const between = Array.from({ length: to.column - from.column - 1 }, (_, index) => from.column + index + 1)
  return between.every((column) => grid.at({ band, row, column }) === undefined)
}

function exitOf({ id, at, side }: Exit, steps: readonly Step[], places: ReadonlyMap<Step, Place>): readonly Route[] {
  const step = steps.find((each) => holds(each, at))
  const place = step === undefined ? undefined : places.get(step)
  if (step === undefined || place === undefined) return []
  const start = isAttached(step, at) ? 'bottom' : side
  const isInTheWay = ([other, { column, line }]: readonly [Step, Place]) =>
    other !== step && column === place.column && (side === 'top' ? line < place.line : line > place.line)
  const own = { id, name: '', from: step, at, start, to: side } as const
  if (start === side && ![...places].some(isInTheWay)) return [{ ...own, legs: [] }]
  const over: Leg = { along: start === 'top' ? 'above' : 'below', index: place.line, key: `exit ${id}` }
  return [{ ...own, legs: [over, { along: 'out', index: place.column + 1, key: `exit ${id}` }] }]
}
