import type { JsonValue } from '../expressions/expression.ts'

/** Whether two values are equal as JSON: the order of names does not matter, that of lists does. */
export function sameJson(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  if (Array.isArray(a) !== Array.isArray(b) || left.length !== right.size) return false
  return left.every(([name, value]) => {
    const other = right.get(name)
    return other !== undefined && sameJson(value, other)
  })
}
