import type { ExpressionScope, JsonValue } from '../../engine/index.ts'
import { type CheckedForm, type FormContext, holds } from './check-form.ts'
import type { Field, Form, FormValues } from './form.ts'

/** What a form's page posted for these fields, as `saveForm` and `checkForm` take it. A box that is not ticked is not posted. */
export function readPosted(
  fields: readonly Field[],
  posted: { readonly [name: string]: string | readonly string[] },
  prefix: string,
): FormValues {
  return Object.fromEntries(
    fields
      .filter(({ type }) => type !== 'expression')
      .map((field): [string, JsonValue] => {
        const values = [posted[`${prefix}.${field.key}`] ?? []].flat()
        if (field.type === 'checklist') return [field.key, values]
        if (field.type === 'checkbox') return [field.key, values.includes('true')]
        return [field.key, values[0] ?? null]
      }),
  )
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
