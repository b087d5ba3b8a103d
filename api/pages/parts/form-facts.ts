import type { JsonValue } from '../../../engine/index.ts'
import type { Fact } from '../../../templates/pages/parts.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { Language } from '../../../templates/texts/text.ts'
import type { Field, Form, FormValues } from '../../forms/form.ts'
import { chineseDate } from '../../parks/dates.ts'
import { groupedNumber } from './field-input.ts'
import { tableWords } from './table-words.ts'

/** A form to be read, section by section: values as they are stored, masked; what does not apply is left out. */
export function formFacts(
  form: Form,
  values: FormValues,
  hidden: ReadonlySet<string>,
  language: Language,
): readonly { readonly label: string; readonly facts: readonly Fact[] }[] {
  return form.sections
    .map(({ label, labelEn, fields }) => ({
      label: language === 'zh' ? label : labelEn,
      facts: fields
        .filter(({ key, type }) => !hidden.has(key) && type !== 'filepicker')
        .map((field) => ({
          label: language === 'zh' ? field.label : field.labelEn,
          value: fieldWords(field, values[field.key] ?? null, language),
          strong: false,
        })),
    }))
    .filter(({ facts }) => facts.length > 0)
}

/** A stored value in words: `66,667.00 m²`, `50,000.00 万元`, the label of a choice, `未填` where there is none. */
export function fieldWords(field: Field, value: JsonValue, language: Language): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return textIn(language, 'form.unknown')
  }
  if (typeof value === 'boolean') return textIn(language, value ? 'form.yes' : 'form.no')
  if (field.type === 'dynamiclist') {
    return tableWords(field, value, language, (column, cell) => fieldWords(column, cell, language))
  }
  if (Array.isArray(value))
    return value.map((each) => labelOf(field, each, language)).join(language === 'zh' ? '、' : ', ')
  if (field.format === 'money') return withUnit(field, groupedNumber({ decimals: 6 }, Number(value) / 1_000_000))
  if (field.type === 'number') return withUnit(field, groupedNumber(field, value))
  if (field.type === 'datetime') return language === 'zh' ? chineseDate(String(value)) : String(value)
  return labelOf(field, value, language)
}

function labelOf(field: Field, value: JsonValue, language: Language): string {
  const option = field.options.find((each) => each.value === value)
  if (option === undefined) return String(value)
  return language === 'zh' ? option.label : option.labelEn
}

function withUnit({ unit }: Field, text: string): string {
  return unit === null ? text : `${text} ${unit}`
}
