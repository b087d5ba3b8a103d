import type { JsonValue } from '../../engine/index.ts'
import type { Field, FormValues } from './form.ts'
import { rowsOf } from './table-value.ts'

export interface MergedForm {
  /** What the person changed, to be saved. */
  readonly changed: FormValues
  /** Fields that somebody else changed meanwhile to something else; nothing of them is saved. */
  readonly conflicts: readonly Field[]
}

/**
 * Three versions of the same fields: as the page was opened, as it is stored now, as it comes back. What the person left
 * alone stays as it is stored, so that two windows on one form do not undo each other.
 */
export function mergeTyped(
  fields: readonly Field[],
  versions: { readonly opened: FormValues; readonly stored: FormValues; readonly typed: FormValues },
): MergedForm {
  const { opened, stored, typed } = versions
  const touched = fields.filter((field) => !isSame(field, typed, opened) && !isSame(field, typed, stored))
  const conflicts = touched.filter((field) => !isSame(field, stored, opened))
  const changed = touched
    .filter((field) => !conflicts.includes(field))
    .map((field): [string, JsonValue] => [field.key, typed[field.key] ?? null])
  return { changed: Object.fromEntries(changed), conflicts }
}

/** Whether a field means the same in both. */
export function isSame(field: Field, one: FormValues, other: FormValues): boolean {
  return plain(field, one[field.key] ?? null) === plain(field, other[field.key] ?? null)
}

/** The same text for what means the same: `66,667.00` and `66667`, an empty box and none. */
function plain(field: Field, value: JsonValue): string {
  if (field.type === 'checkbox') return JSON.stringify(value === true)
  if (field.type === 'checklist') return JSON.stringify(Array.isArray(value) ? [...value].sort() : [])
  if (field.type === 'dynamiclist') {
    return JSON.stringify(rowsOf(value).map((row) => field.columns.map((each) => plain(each, row[each.key] ?? null))))
  }
  if (value === null || value === '') return JSON.stringify('')
  const text = String(value).trim().replaceAll('\r\n', '\n')
  if (field.type !== 'number') return JSON.stringify(text)
  const number = Number(text.replaceAll(/[,\s]/g, ''))
  return JSON.stringify(Number.isNaN(number) ? text : number)
}
