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

/** A variable is JSON: where a model says that it is a date, time or duration, its ISO 8601 string becomes one. */
export function coerced(machine: Machine, value: FeelValue, typeRef: string | null): FeelValue {
  const name = CONSTRUCTORS[typeRef?.replace(/^feel:/, '') ?? '']
  if (name === undefined) return value
  if (isList(value)) return value.map((entry) => coerced(machine, entry, typeRef))
  return typeof value === 'string' ? (findBuiltin(name)?.call(machine, [value]) ?? null) : value
}
