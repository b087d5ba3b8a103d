import type { JsonValue } from '../../../engine/index.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { Language } from '../../../templates/texts/text.ts'
import type { Field } from '../../forms/form.ts'
import { tableWords } from './table-words.ts'

/** The value of a field as it is read, with its unit: `98,000.00 m²`, `工业用地`, `是`. */
export function shownValue(field: Field, value: JsonValue, language: Language): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return textIn(language, 'form.unknown')
  }
  if (typeof value === 'boolean') return textIn(language, value ? 'form.yes' : 'form.no')
  if (field.type === 'dynamiclist') {
    return tableWords(field, value, language, (column, cell) => shownValue(column, cell, language))
  }
  if (field.options.length > 0) {
    const chosen: readonly JsonValue[] = Array.isArray(value) ? value : [value]
    const words = field.options
      .filter((option) => chosen.includes(option.value))
      .map(({ label, labelEn }) => (language === 'zh' ? label : labelEn))
    return words.join(language === 'zh' ? '、' : ', ')
  }
  if (field.format === 'money') return withUnit(decimal(Number(value) / 1_000_000, 2, 6), field.unit)
  if (typeof value === 'number') {
    const most = field.decimals ?? 6
    return withUnit(decimal(value, Math.min(most, 2), most), field.unit)
  }
  return withUnit(String(value), field.unit)
}

function withUnit(text: string, unit: string | null): string {
  return unit === null ? text : `${text} ${unit}`
}

function decimal(value: number, least: number, most: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: least, maximumFractionDigits: most })
}
