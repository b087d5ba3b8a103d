import { FeelDate, FeelDuration, FeelRange } from 'feelin'
import { Temporal } from 'temporal-polyfill'
import { type FeelValue, isTemporal, typeOf } from './feel-value.ts'
import * as feelin from './feelin-primitives.ts'
import { fail, type Machine, spend, weigh } from './machine.ts'

/** What an operation on dates, times and durations costs in steps: measured, it takes that much longer. */
export const TEMPORAL_COST = 200

/** What comparing lists and contexts costs beside their weight. */
const STRUCTURE_COST = 20

/** Three-valued equality: null where the types cannot be compared (DMN 1.5 §10.3.2.13). */
export function areEqual(machine: Machine, left: FeelValue, right: FeelValue): boolean | null {
  if (left === null || right === null) return left === right
  if (typeof left !== 'object' && typeof right !== 'object') {
    return typeof left === typeof right ? left === right : null
  }
  if (left instanceof FeelDate && right instanceof FeelDate) return left.toString() === right.toString()
  spend(machine, isTemporal(left) || left instanceof FeelDuration ? TEMPORAL_COST : STRUCTURE_COST)
  weigh(machine, left)
  weigh(machine, right)
  const equal = feelin.equals(left, right)
  return typeof equal === 'boolean' ? equal : null
}

/** Negative, 0 or positive; null beside null; a failure where there is no order. */
export function compare(machine: Machine, left: FeelValue, right: FeelValue): number | null {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0
  if (left === null || right === null) return null
  if (left instanceof FeelDate && right instanceof FeelDate)
    return Temporal.PlainDate.compare(left.unwrap(), right.unwrap())
  const type = typeOf(left)
  if (type !== typeOf(right) || !(isTemporal(left) || type === 'duration')) return incomparable(machine, left, right)
  spend(machine, TEMPORAL_COST)
  if (feelin.isLess(left, right) === true) return -1
  return feelin.isLess(right, left) === true ? 1 : 0
}

/** Whether a range holds a value or another range; null beside null. */
export function rangeHolds(machine: Machine, range: FeelRange, value: FeelValue): boolean | null {
  if (value === null) return null
  const bound = boundOf(range)
  const probe = value instanceof FeelRange ? boundOf(value) : value
  if (bound === null || probe === null) return null
  if (typeOf(bound) !== typeOf(probe)) return incomparable(machine, probe, bound)
  spend(machine, typeof bound === 'object' ? TEMPORAL_COST : 1)
  return range.includes(value)
}

/** A range; a failure where its ends have no order between them. */
export function createRange(
  machine: Machine,
  start: FeelValue,
  end: FeelValue,
  startIncluded: boolean,
  endIncluded: boolean,
): FeelRange | null {
  const bound = start ?? end
  if (bound === null) return null
  if (start !== null && end !== null && compare(machine, start, end) === null) return null
  if (compare(machine, bound, bound) === null) return null
  const type = typeOf(bound)
  return new FeelRange({
    start,
    end,
    'start included': startIncluded,
    'end included': endIncluded,
    valueType: type === 'date and time' ? 'date time' : type,
  })
}

function boundOf(range: FeelRange): FeelValue {
  return range.start ?? range.end
}

function incomparable(machine: Machine, left: FeelValue, right: FeelValue): null {
  return fail(
    machine,
    'not-comparable',
    `Expected two values of one ordered type, but found ${typeOf(left)} and ${typeOf(right)}.`,
    `不能比较 ${typeOf(left)} 和 ${typeOf(right)}。`,
  )
}
