import type { JsonValue } from '../../../engine/index.ts'
import type { InputControl } from '../../../templates/pages/field-part.ts'
import type { Field } from '../../forms/form.ts'

/** A field of one line: its width tells the length, a number stands at the right and carries its unit. */
export function inputOf(field: Field, value: JsonValue): InputControl {
  const isNumber = field.type === 'number'
  return {
    type: field.type === 'datetime' ? 'date' : 'text',
    value: isNumber ? groupedNumber(field, value) : typeof value === 'string' ? value : '',
    mode: modeOf(field),
    width: widthOf(field),
    isNumber,
    maxLength: isNumber ? 30 : field.maxLength,
    unit: field.unit,
  }
}

/** `66,667.00`; what is no number stays as it was typed, so that it can be put right. */
export function groupedNumber(field: Pick<Field, 'decimals'>, value: JsonValue): string {
  const typed = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : ''
  const plain = typed.replaceAll(/[,\s]/g, '')
  const decimals = plain.split('.')[1]?.length ?? 0
  const most = field.decimals ?? 6
  if (!/^-?\d{1,12}(\.\d+)?$/.test(plain) || decimals > most) return typed
  return Number(plain).toLocaleString('en-US', {
    minimumFractionDigits: Math.min(most, 2),
    maximumFractionDigits: most,
  })
}

function modeOf(field: Field): InputControl['mode'] {
  if (field.format === 'mobile') return 'tel'
  if (field.type !== 'number') return 'text'
  return field.decimals === 0 ? 'numeric' : 'decimal'
}

function widthOf(field: Field): InputControl['width'] {
  if (field.type === 'datetime') return 'medium'
  if (field.type === 'number') return isSmall(field) ? 'short' : 'long'
  if (field.format === 'address') return 'full'
  if (field.format !== null) return field.format === 'areaCode' ? 'short' : 'long'
  if (field.maxLength <= 12) return 'short'
  return field.maxLength <= 60 ? 'long' : 'full'
}

/** Counts, shares and ratios; amounts and areas need more room. */
function isSmall({ decimals, max, unit, format }: Field): boolean {
  return format === null && (decimals === 0 || (max !== null && max <= 1_000) || unit === null)
}
