import type { ExpressionScope, JsonValue } from '../../engine/index.ts'
import { type CheckedForm, type FormContext, holds } from './check-form.ts'
import { type Field, type Form, type FormValues, isTyped } from './form.ts'
import { isBlankRow, type Row } from './table-value.ts'

interface Posted {
  readonly [name: string]: string | readonly string[]
}

/** What a form's page posted for these fields, as `saveForm` and `checkForm` take it. A box that is not ticked is not posted. */
export function readPosted(fields: readonly Field[], posted: Posted, prefix: string): FormValues {
  return Object.fromEntries(
    fields.filter(isTyped).map((field): [string, JsonValue] => {
      const name = `${prefix}.${field.key}`
      if (field.type === 'dynamiclist') return [field.key, readRows(field, posted, name)]
      const values = [posted[name] ?? []].flat()
      if (field.type === 'checklist') return [field.key, values]
      if (field.type === 'checkbox') return [field.key, values.includes('true')]
      return [field.key, values[0] ?? null]
    }),
  )
}

/** `form.machines.3.power` is the cell of the fourth row; rows that were left empty are none. */
function readRows({ columns }: Field, posted: Posted, table: string): readonly Row[] {
  const places = Object.keys(posted).flatMap((name) => {
    const place = name.startsWith(`${table}.`) ? /^\d{1,4}(?=\.)/.exec(name.slice(table.length + 1)) : null
    return place === null ? [] : [Number(place[0])]
  })
  return [...new Set(places)]
    .sort((one, other) => one - other)
    .map((place): Row => {
      const cells = columns.map(
        ({ key }) => [key, [posted[`${table}.${place}.${key}`] ?? []].flat()[0] ?? null] as const,
      )
      return Object.fromEntries(cells)
    })
    .filter((row) => !isBlankRow(row))
}

/** Keys of the fields that do not apply as the form is filled in. */
export function hiddenFields(
  form: Form,
  { values }: Pick<CheckedForm, 'values'>,
  context: FormContext,
): ReadonlySet<string> {
  const scope: ExpressionScope = { read: (name) => values[name] ?? null, now: context.now, zone: context.zone }
  return new Set(form.fields.filter(({ hide }) => hide !== null && holds(hide, scope)).map(({ key }) => key))
}
