import type { JsonValue } from '../../engine/index.ts'
import type { Form, FormValues } from '../forms/form.ts'
import { chineseDate } from '../parks/dates.ts'
import type { PrintFormat } from '../process-description/process-description.ts'

/** A value as a permit prints it; `null` is left empty, as printed forms do. */
export function printValue(value: JsonValue, format: PrintFormat | null): string {
  if (value === null) return ''
  switch (format) {
    case null:
      return Array.isArray(value) ? value.map((each) => printValue(each, null)).join('、') : String(value)
    case 'area':
      return `${decimals(value)} 平方米`
    case 'money':
      return `${decimals(Number(value) / 1_000_000)} 万元`
    case 'volumePerDay':
      return `${decimals(value)} 立方米/日`
    case 'days':
      return `${value} 天`
    case 'lines':
      return (Array.isArray(value) ? value : [value]).map(String).join('\n')
    case 'unitNumber':
      return String(value).replace(/^(.{6})(.{6})(.{7})(.{9})$/, '$1 $2 $3 $4')
    case 'date':
      return typeof value === 'string' ? chineseDate(value) : ''
    case 'dateRange': {
      const [from, to] = Array.isArray(value) ? value : []
      return typeof from === 'string' && typeof to === 'string' ? `${chineseDate(from)}至${chineseDate(to)}` : ''
    }
  }
}

/** What permit texts may speak of besides the values: the words of what was chosen. */
export function choiceLabels(form: Form, values: FormValues): { readonly [key: string]: string } {
  return Object.fromEntries(
    form.fields
      .filter(({ options }) => options.length > 0)
      .map(({ key, options }) => {
        const value = values[key] ?? null
        const chosen: readonly JsonValue[] = Array.isArray(value) ? value : [value]
        return [
          key,
          options
            .filter((option) => chosen.includes(option.value))
            .map(({ label }) => label)
            .join('、'),
        ]
      }),
  )
}

/** Numbers and days as they are printed, numbers with their units: 平方米 on permits where the form says m². */
export function formattedValues(form: Form, values: FormValues): { readonly [key: string]: string } {
  return Object.fromEntries(
    form.fields
      .filter(({ type }) => type === 'number' || type === 'datetime')
      .map(({ key, type, format, unit, decimals: places }) => {
        const value = values[key] ?? null
        if (value === null) return [key, '']
        if (type === 'datetime') return [key, printValue(value, 'date')]
        if (format === 'money') return [key, printValue(value, 'money')]
        const number = places === 0 ? String(value) : decimals(value)
        const word = unit === 'm²' ? '平方米' : unit === 'm³/d' ? '立方米/日' : unit
        return [key, word === null ? number : `${number} ${word}`]
      }),
  )
}

/** `66,667.00`; more than two decimals are kept where money has them. */
function decimals(value: JsonValue): string {
  return Number(value).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 6 })
}
