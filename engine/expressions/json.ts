import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin'
import { TEMPORAL_COST } from './comparing.ts'
import type { JsonValue } from './expression.ts'
import { type FeelContext, type FeelValue, isList, typeOf } from './feel-value.ts'
import { fail, type Machine, spend, weigh } from './machine.ts'

/** What a variable holds of a value: JSON, in which dates, times and durations are ISO 8601 strings. */
export function toJson(machine: Machine, value: FeelValue): JsonValue {
  weigh(machine, value)
  return converted(machine, value)
}

function converted(machine: Machine, value: FeelValue): JsonValue {
  if (typeof value === 'number') return storableNumber(machine, value)
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.map((entry) => converted(machine, entry))
  if (value instanceof FeelDate) return withPlainYear(value.toString())
  if (value instanceof FeelDuration) return value.toString()
  if (value instanceof FeelDateTime || value instanceof FeelTime) return withOffset(machine, value)
  const type = typeOf(value)
  if (type === 'range') return notStorable(machine, 'a range', '区间')
  if (type === 'function') return notStorable(machine, 'a function', '函数')
  const entries = Object.entries(value as FeelContext) // all other objects were told apart above
  return Object.fromEntries(entries.map(([name, entry]) => [name, converted(machine, entry)]))
}

/** JSON has no infinite number, and no negative zero, which would come back from the database as another value. */
function storableNumber(machine: Machine, value: number): JsonValue {
  if (!Number.isFinite(value)) return notStorable(machine, 'an infinite number', '无穷大的数')
  return value === 0 ? 0 : value
}

/** FEEL writes years as XML Schema does, without the sign and the six digits that ISO 8601 needs beyond 9999. */
function withPlainYear(text: string): string {
  return text.replace(/^([+-])0*(?=\d{4})/, (_, sign: string) => (sign === '-' ? '-' : ''))
}

/** ISO 8601 has offsets, not names of zones. */
function withOffset(machine: Machine, value: FeelDateTime | FeelTime): string {
  const text = value.toString()
  const place = text.indexOf('@')
  if (place < 0) return text
  spend(machine, TEMPORAL_COST)
  const seconds = value['time offset']?.unwrap().total({ unit: 'second' }) ?? 0
  const minutes = Math.trunc(Math.abs(seconds) / 60)
  const pad = (part: number) => String(part).padStart(2, '0')
  return `${text.slice(0, place)}${seconds < 0 ? '-' : '+'}${pad(Math.trunc(minutes / 60))}:${pad(minutes % 60)}`
}

function notStorable(machine: Machine, what: string, whatZh: string): null {
  return fail(
    machine,
    'value-not-storable',
    `Expected a value that a variable can hold, but found ${what}.`,
    `变量不能保存${whatZh}。`,
  )
}
