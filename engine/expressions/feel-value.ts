import { FeelDate, FeelDateTime, FeelDuration, FeelFunction, FeelRange, FeelTime } from 'feelin'

/** A value while one evaluation lasts: JSON, and FEEL's own types beside it (DMN 1.5 §10.3.2). */
export type FeelValue =
  | null
  | boolean
  | number
  | string
  | readonly FeelValue[]
  | FeelContext
  | FeelTemporal
  | FeelDuration
  | FeelRange
  | FeelFunction

export interface FeelContext {
  readonly [name: string]: FeelValue
}

export type FeelTemporal = FeelDate | FeelTime | FeelDateTime

export type FeelType =
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'list'
  | 'context'
  | 'date'
  | 'time'
  | 'date and time'
  | 'duration'
  | 'range'
  | 'function'

export function typeOf(value: FeelValue): FeelType {
  if (value === null) return 'null'
  if (typeof value !== 'object') return typeof value as 'boolean' | 'number' | 'string' // the union holds no other primitive
  if (Array.isArray(value)) return 'list'
  if (value instanceof FeelDate) return 'date'
  if (value instanceof FeelDateTime) return 'date and time'
  if (value instanceof FeelTime) return 'time'
  if (value instanceof FeelDuration) return 'duration'
  if (value instanceof FeelRange) return 'range'
  if (value instanceof FeelFunction) return 'function'
  return 'context'
}

export function isList(value: FeelValue): value is readonly FeelValue[] {
  return Array.isArray(value)
}

export function isContext(value: FeelValue): value is FeelContext {
  return typeOf(value) === 'context'
}

export function isTemporal(value: FeelValue): value is FeelTemporal {
  return value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDateTime
}

/** Sets an entry of a context that is being built, whatever its name: `__proto__` is a name like any other. */
export function setEntry(context: { [name: string]: FeelValue }, name: string, value: FeelValue): void {
  if (name === '__proto__') {
    Object.defineProperty(context, name, { value, enumerable: true, configurable: true, writable: true })
  } else {
    context[name] = value
  }
}
