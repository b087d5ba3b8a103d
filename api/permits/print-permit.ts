import type { ExpressionScope, JsonValue } from '../../engine/index.ts'
import type { Form, FormValues } from '../forms/form.ts'
import { chineseDate } from '../parks/dates.ts'
import type { PermitWithDocument } from '../process-description/permits-with-document.ts'
import type { Judgement } from './judgements.ts'
import { choiceLabels, formattedValues, printValue } from './print-value.ts'
import type { PrintedPermit } from './printed-permit.ts'

export interface PrintFacts {
  readonly form: Form
  readonly values: FormValues
  /** Name of the authority that issues and seals. */
  readonly authority: string
  readonly number: string
  readonly issuedOn: string
  /** What departments said of items without a document of their own. */
  readonly judgements: readonly Judgement[]
  /** Opinions that were written for permits, by letter. */
  readonly opinions: { readonly [letter: string]: string }
  readonly now: number
  readonly zone: string
}

/** Everything that a permit says, from the frozen form; throws where a field's expression cannot be evaluated. */
export function printPermit(permit: PermitWithDocument, facts: PrintFacts): PrintedPermit {
  const { form, values, number, issuedOn } = facts
  const known: { readonly [name: string]: JsonValue } = {
    form: Object.fromEntries(form.fields.map(({ key }) => [key, values[key] ?? null])),
    labels: choiceLabels(form, values),
    formatted: formattedValues(form, values),
    issue: { number, issuedOn, authority: facts.authority },
    items: facts.judgements.map(({ date, ...judgement }) => ({ ...judgement, date: chineseDate(date) })),
    opinions: { ...facts.opinions },
  }
  const scope: ExpressionScope = { read: (name) => known[name], now: facts.now, zone: facts.zone }
  return {
    heading: permit.document.heading,
    title: permit.name.zh,
    titleEn: permit.name.en,
    numberText: number.endsWith('号') ? number : `编号 ${number}`,
    sentence: permit.document.sentence,
    fields: permit.document.fields.map(({ label, value, format }) => {
      const result = value.evaluate(scope)
      if (!result.ok) throw new Error(`Expected ${label} of ${permit.type} to be printable, but ${result.message}`)
      return { label, value: printValue(result.value, format) }
    }),
    authority: facts.authority,
    issuedOnText: chineseDate(issuedOn),
    sealText: facts.authority,
  }
}
