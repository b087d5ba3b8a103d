import { isDeepStrictEqual } from 'node:util'

/** One thing that an import adds, changes or takes away. */
export interface Change {
  readonly change: 'added' | 'changed' | 'removed'
  readonly what:
    | 'park'
    | 'areaCode'
    | 'department'
    | 'permit'
    | 'person'
    | 'post'
    | 'enterprise'
    | 'registration'
    | 'actor'
  readonly which: string
}

export interface Comparison<Row> {
  /** Rows that are new or different. */
  readonly toSave: readonly Row[]
  readonly toRemove: readonly Row[]
  readonly changes: readonly Change[]
}

/** What has to happen so that `found` becomes `wanted`. Rows with the same key are the same thing. */
export function compare<Row extends object>(
  what: Change['what'],
  wanted: readonly Row[],
  found: readonly Row[],
  keyOf: (row: Row) => string,
): Comparison<Row> {
  const before = new Map(found.map((row) => [keyOf(row), row]))
  const after = new Set(wanted.map(keyOf))
  const toSave = wanted.filter((row) => !isSame(row, before.get(keyOf(row))))
  const toRemove = found.filter((row) => !after.has(keyOf(row)))
  const saved = toSave.map(
    (row) => ({ change: before.has(keyOf(row)) ? 'changed' : 'added', what, which: keyOf(row) }) as const,
  )
  const removed = toRemove.map((row) => ({ change: 'removed', what, which: keyOf(row) }) as const)
  return { toSave, toRemove, changes: [...saved, ...removed] }
}

function isSame<Row extends object>(row: Row, other: Row | undefined): boolean {
  if (other === undefined) return false
  const values: ReadonlyMap<string, unknown> = new Map(Object.entries(other))
  return Object.entries(row).every(([name, value]) => isDeepStrictEqual(values.get(name), value))
}
