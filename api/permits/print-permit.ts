import type { ExpressionScope, JsonValue } from '../../engine/index.ts'
import type { Form, FormValues } from '../forms/form.ts'
import { chineseDate } from '../parks/dates.ts'
import type { DescribedPermit } from '../process-description/described-process.ts'
import { choiceLabels, formattedNumbers, printValue } from './print-value.ts'
import type { PrintedPermit } from './printed-permit.ts'

export interface PrintFacts {
  readonly form: Form
  readonly values: FormValues
  /** Name of the authority that issues and seals. */
  readonly authority: string
  readonly number: string
  readonly issuedOn: string
  readonly now: number
  readonly zone: string
}

/** Everything that a permit says, from the frozen form; throws where a field's expression cannot be evaluated. */
export function printPermit(permit: DescribedPermit, facts: PrintFacts): PrintedPermit {
  const { form, values, number, issuedOn } = facts
  const known: { readonly [name: string]: JsonValue } = {
    form: Object.fromEntries(form.fields.map(({ key }) => [key, values[key] ?? null])),
    labels: choiceLabels(form, values),
    formatted: formattedNumbers(form, values),
    issue: { number, issuedOn, authority: facts.authority },
  }
  const scope: ExpressionScope = { read: (name) => known[name], now: facts.now, zone: facts.zone }
  return {
    heading: permit.heading,
    title: permit.name.zh,
    titleEn: permit.name.en,
    numberText: number.endsWith('号') ? number : `编号 ${number}`,
    sentence: permit.sentence,
    fields: permit.fields.map(({ label, value, format }) => {
      const result = value.evaluate(scope)
      if (!result.ok) throw new Error(`Expected ${label} of ${permit.type} to be printable, but ${result.message}`)
      return { label, value: printValue(result.value, format) }
    }),
    authority: facts.authority,
    issuedOnText: chineseDate(issuedOn),
    sealText: facts.authority,
  }
}
