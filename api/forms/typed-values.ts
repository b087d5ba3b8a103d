import type { JsonValue } from '../../engine/index.ts'
import { type Field, type FormValues, isTyped } from './form.ts'
import { rowsOf } from './table-value.ts'

/** Names and texts as a form's page posts them; a name that comes several times is a list. */
export interface PostedForm {
  readonly [name: string]: string | readonly string[]
}

/**
 * Stored values as they would be typed, the other way round than `readPosted`: money in 万元, a row cell by cell, a box
 * that is not ticked not at all. A field that was left empty comes back empty, not with what it begins with.
 */
export function typedValues(fields: readonly Field[], values: FormValues, prefix: string): PostedForm {
  const entries = fields
    .filter((field) => isTyped(field) && Object.hasOwn(values, field.key))
    .flatMap((field) => typedField(field, values[field.key] ?? null, `${prefix}.${field.key}`))
  return Object.fromEntries(entries)
}

function typedField(
  field: Field,
  value: JsonValue,
  name: string,
): readonly (readonly [string, string | readonly string[]])[] {
  switch (field.type) {
    case 'checkbox':
      return value === true ? [[name, 'true']] : []
    case 'checklist':
      return [[name, Array.isArray(value) ? value.map(String) : []]]
    case 'dynamiclist':
      return rowsOf(value).flatMap((row, index) =>
        field.columns.flatMap((column) =>
          typedField(column, row[column.key] ?? null, `${name}.${index}.${column.key}`),
        ),
      )
    default:
      return [[name, typedText(field, value)]]
  }
}

function typedText({ format }: Field, value: JsonValue): string {
  if (value === null) return ''
  // Cents; 万元 have at most six decimals.
  if (format === 'money') return (Number(value) / 1_000_000).toFixed(6).replace(/\.?0+$/, '')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
