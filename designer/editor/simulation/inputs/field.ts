import type { JsonValue } from '../../../../engine/expressions/expression.ts'

/** A value that a simulation asks for, with the control that suits it. */
export interface Field {
  readonly key: string
  readonly label: string
  /** `null` = the model does not tell. */
  readonly kind: FieldKind | null
  /** What it may be, or is compared with. */
  readonly options: readonly FieldOption[]
  /** Shown behind the control. */
  readonly unit: string | null
  /** What is typed times this is what the process holds: 万元 are stored as cents. */
  readonly factor: number
}

export interface FieldOption {
  readonly value: string
  readonly label: string
}

/** `other` is JSON. */
export type FieldKind = 'text' | 'number' | 'check' | 'date' | 'choice' | 'choices' | 'other'

export function fieldOf(key: string, others: Partial<Omit<Field, 'key'>> = {}): Field {
  return { key, label: key, kind: null, options: [], unit: null, factor: 1, ...others }
}

/** With which control a value can be shown that nobody has said anything of. */
export function kindOfValue(value: JsonValue): FieldKind {
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'check'
  if (typeof value === 'string') return isDay(value) ? 'date' : 'text'
  return 'other'
}

/** Whether a control of this kind can show the value. */
export function fits(kind: FieldKind, value: JsonValue): boolean {
  if (kind === 'other') return true
  if (kind === 'choices') return Array.isArray(value)
  if (kind === 'date') return typeof value === 'string' && isDay(value)
  if (kind === 'text' || kind === 'choice') return typeof value === 'string'
  return kindOfValue(value) === kind
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text)
}
