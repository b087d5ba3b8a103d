import { columnsOf, partsOf, type Ways } from './columns.ts'
import type { Scope, Step } from './scope.ts'

export interface Cell {
  readonly column: number
  readonly band: number
  /** Counted in its band. */
  readonly row: number
}

export interface Grid {
  readonly cells: ReadonlyMap<Step, Cell>
  readonly columns: number
  /** How many rows each band has, at least one. */
  readonly rows: readonly number[]
  readonly at: (cell: Cell) => Step | undefined
}

/** So many stand side by side that no flow connects. */
const ALONE = 6

/**
 * A place for every step: columns along the flows, rows in its lane. A step stands in the row of the one before it where
 * it can, and never right behind a step from which no flow comes, so that no line seems to connect them.
 */
export function placeOnGrid(scope: Scope, ways: Ways): Grid {
  const cells = new Map<Step, Cell>()
  const taken = new Map<string, Step>()
  const rows = Array.from({ length: Math.max(1, scope.bands) }, () => 0)
  const put = (step: Step, cell: Cell) => {
    cells.set(step, cell)
    taken.set(keyOf(cell), step)
  }
  const parts = partsOf(scope, ways)
  for (const part of parts.filter(({ length }) => length > 1)) {
    const columns = columnsOf(part, ways)
    const first = [...rows]
    for (const step of [...part].sort((one, other) => (columns.get(one) ?? 0) - (columns.get(other) ?? 0))) {
      const column = columns.get(step) ?? 0
      const before = (ways.before.get(step) ?? []).flatMap((each) => cells.get(each) ?? [])
      const level = before.filter(({ band }) => band === step.band).map(({ row }) => row)
      const lowest = first[step.band] ?? 0
      const wanted = level.length === 0 ? lowest : Math.min(...level)
      const fits = (row: number) => {
        const left = taken.get(keyOf({ column: column - 1, band: step.band, row }))
        const isBehind = left === undefined || ways.after.get(left)?.includes(step) === true
        return isBehind && !taken.has(keyOf({ column, band: step.band, row }))
      }
      put(step, { column, band: step.band, row: nearestRow(wanted, lowest, fits) })
    }
    for (const { band, row } of part.flatMap((step) => cells.get(step) ?? [])) {
      rows[band] = Math.max(rows[band] ?? 0, row + 1)
    }
  }
  for (const [band, count] of rows.entries()) {
    const alone = parts.filter(([step, ...others]) => others.length === 0 && step?.band === band).flat()
    alone.forEach((step, index) => {
      put(step, { column: index % ALONE, band, row: count + Math.floor(index / ALONE) })
    })
    rows[band] = Math.max(1, count + Math.ceil(alone.length / ALONE))
  }
  const columns = Math.max(0, ...[...cells.values()].map(({ column }) => column + 1))
  return { cells, columns, rows, at: (cell) => taken.get(keyOf(cell)) }
}

function nearestRow(wanted: number, lowest: number, fits: (row: number) => boolean): number {
  for (let away = 0; ; away += 1) {
    if (fits(wanted + away)) return wanted + away
    if (away > 0 && wanted - away >= lowest && fits(wanted - away)) return wanted - away
  }
}

function keyOf({ column, band, row }: Cell): string {
  return `${column} ${band} ${row}`
}
