import type { ExpressionScope, JsonValue } from '../../engine/index.ts'
import type { Form, FormValues } from '../forms/form.ts'
import type { DescribedPermit } from '../process-description/described-process.ts'
import { choiceLabels, formattedValues, printValue } from './print-value.ts'

/** What a permit would print as the form stands; a field that cannot be reckoned yet is left out. */
export function printedFields(
  permit: DescribedPermit,
  form: Form,
  values: FormValues,
  time: Pick<ExpressionScope, 'now' | 'zone'>,
): readonly { readonly label: string; readonly value: string }[] {
  const known: { readonly [name: string]: JsonValue } = {
    form: Object.fromEntries(form.fields.map(({ key }) => [key, values[key] ?? null])),
    labels: choiceLabels(form, values),
    formatted: formattedValues(form, values),
  }
  const scope: ExpressionScope = { read: (name) => known[name], ...time }
  return (permit.document?.fields ?? []).flatMap(({ label, value, format }) => {
    const result = value.evaluate(scope)
    const text = result.ok ? printValue(result.value, format) : ''
    return text === '' ? [] : [{ label, value: text }]
  })
}
