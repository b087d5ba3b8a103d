import { FeelDuration } from 'feelin'
import { Temporal } from 'temporal-polyfill'
import { TEMPORAL_COST } from './comparing.ts'
import { type FeelValue, isTemporal, typeOf } from './feel-value.ts'
import * as feelin from './feelin-primitives.ts'
import { fail, type Machine, spend } from './machine.ts'

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**'

const WORDS: { readonly [operator in ArithmeticOperator]: { readonly en: string; readonly zh: string } } = {
  '+': { en: 'add', zh: '相加' },
  '-': { en: 'subtract', zh: '相减' },
  '*': { en: 'multiply', zh: '相乘' },
  '/': { en: 'divide', zh: '相除' },
  '**': { en: 'exponentiate', zh: '乘方' },
}

const REFERENCE = Temporal.PlainDate.from('1970-01-01')

/** `left operator right` (DMN 1.5 §10.3.2.3); a wrong type is a failure, for a permit must not rest on it. */
export function calculate(
  machine: Machine,
  operator: ArithmeticOperator,
  left: FeelValue,
  right: FeelValue,
): FeelValue {
  if (typeof left === 'number' && typeof right === 'number') return ofNumbers(machine, operator, left, right)
  if (typeof left === 'string' && typeof right === 'string' && operator === '+') {
    spend(machine, (left.length + right.length) >> 6)
    return left + right
  }
  spend(machine, TEMPORAL_COST)
  return ofTemporals(operator, left, right) ?? wrongTypes(machine, operator, left, right)
}

/** `-value` */
export function negate(machine: Machine, value: FeelValue): FeelValue {
  if (value instanceof FeelDuration) return scaled(value, -1)
  return calculate(machine, '-', 0, value)
}

function ofNumbers(machine: Machine, operator: ArithmeticOperator, left: number, right: number): FeelValue {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '**':
      return left ** right
    case '/':
      if (right !== 0) return left / right
      return fail(machine, 'division-by-zero', 'Expected a divisor other than 0.', '除数不能为 0。')
  }
}

/** `undefined` where FEEL knows no such operation. */
function ofTemporals(operator: ArithmeticOperator, left: FeelValue, right: FeelValue): FeelValue | undefined {
  const durations = left instanceof FeelDuration && right instanceof FeelDuration
  if (durations && left.yearsMonths !== right.yearsMonths) return undefined
  switch (operator) {
    case '+':
      if (durations) return feelin.add(left, right)
      if (isTemporal(left) && right instanceof FeelDuration) return feelin.add(left, right)
      return left instanceof FeelDuration && isTemporal(right) ? feelin.add(left, right) : undefined
    case '-':
      if (durations || (isTemporal(left) && right instanceof FeelDuration)) return feelin.subtract(left, right)
      return isTemporal(left) && isTemporal(right) && (typeOf(left) === 'time') === (typeOf(right) === 'time')
        ? feelin.subtract(left, right)
        : undefined
    case '*':
      if (left instanceof FeelDuration && typeof right === 'number') return scaled(left, right)
      return typeof left === 'number' && right instanceof FeelDuration ? scaled(right, left) : undefined
    case '/':
      if (durations && size(right) !== 0) return size(left) / size(right)
      return left instanceof FeelDuration && typeof right === 'number' && right !== 0
        ? scaled(left, 1 / right)
        : undefined
    case '**':
      return undefined
  }
}

function scaled(duration: FeelDuration, factor: number): FeelDuration {
  const amount = Math.trunc(size(duration) * factor)
  const value = duration.yearsMonths ? { months: amount } : { milliseconds: amount }
  return new FeelDuration(Temporal.Duration.from(value), duration.yearsMonths)
}

/** Months of a years and months duration, milliseconds of any other. */
function size(duration: FeelDuration): number {
  const value = duration.unwrap()
  return duration.yearsMonths
    ? value.years * 12 + value.months
    : value.total({ unit: 'millisecond', relativeTo: REFERENCE })
}

function wrongTypes(machine: Machine, operator: ArithmeticOperator, left: FeelValue, right: FeelValue): null {
  const [first, second] = [typeOf(left), typeOf(right)]
  return fail(
    machine,
    'wrong-type',
    `Expected two values to ${WORDS[operator].en}, but found ${first} and ${second}.`,
    `${first} 和 ${second} 不能${WORDS[operator].zh}。`,
  )
}
