import { type FeelValue, isList } from '../expressions/feel-value.ts'
import { findBuiltin } from '../expressions/functions/builtins.ts'
import type { Machine } from '../expressions/machine.ts'

const CONSTRUCTORS: { readonly [typeRef: string]: string } = {
  date: 'date',
  time: 'time',
  'date and time': 'date and time',
  dateTime: 'date and time',
  duration: 'duration',
  'days and time duration': 'duration',
  dayTimeDuration: 'duration',
  'years and months duration': 'duration',
  yearMonthDuration: 'duration',
}

const SCALARS = new Set(['string', 'number', 'boolean'])

/**
 * A variable is JSON: where a model says that it is a date, time or duration, its ISO 8601 string becomes one. A list
 * of one becomes its entry where a single value is meant (DMN 1.5 §10.3.2.9.4).
 */
export function coerced(machine: Machine, value: FeelValue, typeRef: string | null): FeelValue {
  const type = typeRef?.replace(/^feel:/, '') ?? ''
  const name = CONSTRUCTORS[type]
  if (name === undefined) return SCALARS.has(type) && isList(value) && value.length === 1 ? (value[0] ?? null) : value
  if (isList(value)) return value.map((entry) => coerced(machine, entry, typeRef))
  return typeof value === 'string' ? (findBuiltin(name)?.call(machine, [value]) ?? null) : value
}
