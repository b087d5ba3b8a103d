import type { FeelRange } from 'feelin'
import { normalizeContextKey } from 'lezer-feel'
import { TEMPORAL_COST } from './comparing.ts'
import { type FeelContext, type FeelValue, typeOf } from './feel-value.ts'
import { fail, type Machine, spend } from './machine.ts'

/** The entry of a context, however its name is spaced; `undefined` where there is none. */
export function readEntry(context: FeelContext, name: string): FeelValue | undefined {
  if (Object.hasOwn(context, name)) return context[name]
  if (!/[\s./\-'+*]/.test(name)) return undefined
  const spaced = Object.keys(context).find((key) => normalizeContextKey(key) === name)
  return spaced === undefined ? undefined : context[spaced]
}

/** `value.name` (DMN 1.5 §10.3.2.5): an entry that is missing is null, a value without properties a failure. */
export function readProperty(machine: Machine, value: FeelValue, name: string): FeelValue {
  spend(machine, 1)
  switch (typeOf(value)) {
    case 'null':
      return null
    case 'context':
      return readEntry(value as FeelContext, name) ?? null // typeOf has just said so
    case 'list':
      return (value as readonly FeelValue[]).map((item) => readProperty(machine, item, name)) // likewise
    case 'range':
      return name in RANGE_PROPERTIES
        ? RANGE_PROPERTIES[name as RangeProperty](value as FeelRange)
        : missing(machine, value, name)
    case 'date':
    case 'time':
    case 'date and time':
    case 'duration':
      return readComponent(machine, value, name)
    default:
      return missing(machine, value, name)
  }
}

type RangeProperty = 'start' | 'end' | 'start included' | 'end included'

const RANGE_PROPERTIES: { readonly [name in RangeProperty]: (range: FeelRange) => FeelValue } = {
  start: (range) => range.start,
  end: (range) => range.end,
  'start included': (range) => range['start included'],
  'end included': (range) => range['end included'],
}

/** Components of feelin's temporal values are getters of their classes, and nothing else is one. */
function readComponent(machine: Machine, value: FeelValue, name: string): FeelValue {
  spend(machine, TEMPORAL_COST)
  const getter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(value), name)?.get
  return getter === undefined ? missing(machine, value, name) : getter.call(value)
}

function missing(machine: Machine, value: FeelValue, name: string): null {
  const type = typeOf(value)
  return fail(
    machine,
    'no-property',
    `Expected a value with the property ${name}, but found ${type}.`,
    `${type} 没有属性 ${name}。`,
  )
}
