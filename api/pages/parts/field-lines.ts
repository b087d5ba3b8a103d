import type { JsonValue } from '../../../engine/index.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { Language } from '../../../templates/texts/text.ts'
import type { Field, FormValues } from '../../forms/form.ts'
import { readPosted } from '../../forms/form-reading.ts'
import type { Typed } from '../typed.ts'
import { fieldWords } from './form-facts.ts'

/** What was filled in, a line for each field: `实测面积：98.00 m²`. Values are as they are stored, masked. */
export function fieldLines(fields: readonly Field[], values: FormValues, language: Language): readonly string[] {
  return fields
    .filter(({ key }) => !isEmpty(values[key] ?? null))
    .map((field) =>
      textIn(language, 'form.line', {
        label: language === 'zh' ? field.label : field.labelEn,
        value: fieldWords(field, values[field.key] ?? null, language),
      }),
    )
}

/** The same of what was typed into these fields and has not been taken, right or wrong. */
export function typedLines(fields: readonly Field[], typed: Typed, language: Language): readonly string[] {
  const values = Object.entries(readPosted(fields, typed, 'fields')).filter(([, value]) => value !== false)
  return fieldLines(fields.map(asTyped), Object.fromEntries(values), language)
}

/** Money is typed in its unit and stored in cents; what was typed is shown in its unit. */
function asTyped(field: Field): Field {
  const isMoney = field.format === 'money'
  return { ...field, ...(isMoney ? { format: null, decimals: 6 } : {}), columns: field.columns.map(asTyped) }
}

function isEmpty(value: JsonValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
