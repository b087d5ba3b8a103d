import { FeelDuration, type FeelFunction, FeelRange } from 'feelin'
import { TEMPORAL_COST } from '../comparing.ts'
import { type FeelValue, isTemporal } from '../feel-value.ts'
import { feelinBuiltin } from '../feelin-primitives.ts'
import { fail, type Machine, spend, weigh } from '../machine.ts'
import type { Builtin, Builtins } from './builtin.ts'

/** Built-in functions (DMN 1.5 §10.3.4) whose implementation is feelin's; each costs what its arguments weigh. */
const NAMES = [
  'number',
  'string',
  'date',
  'date and time',
  'time',
  'duration',
  'years and months duration',
  '@',
  'not',
  'substring',
  'string length',
  'upper case',
  'lower case',
  'substring before',
  'substring after',
  'contains',
  'starts with',
  'ends with',
  'string join',
  'list replace',
  'count',
  'sum',
  'mean',
  'all',
  'any',
  'sublist',
  'append',
  'concatenate',
  'insert before',
  'remove',
  'reverse',
  'flatten',
  'product',
  'stddev',
  'mode',
  'decimal',
  'floor',
  'ceiling',
  'abs',
  'round up',
  'round down',
  'round half up',
  'round half down',
  'modulo',
  'sqrt',
  'log',
  'exp',
  'odd',
  'even',
  'is',
  'before',
  'after',
  'meets',
  'met by',
  'overlaps',
  'includes',
  'day of year',
  'day of week',
  'month of year',
  'week of year',
  'get value',
  'get entries',
  'context',
  'context merge',
  'context put',
] as const

/** Those that may give null for values of the right type. */
const MAY_BE_NULL = new Set<string>(['get value', 'is', 'stddev', 'mode', 'includes', 'all', 'any'])

/** Those that read text as dates and times. */
const CONSTRUCTORS = new Set<string>(['date', 'date and time', 'time', 'duration', 'years and months duration', '@'])

const CALL_COST = 10

const SCALES = { least: -6_111, most: 6_176 }

/** feelin spreads a list over JavaScript's arguments, whose number has a limit. */
const LONGEST_LIST = 10_000

export const borrowedBuiltins: Builtins = Object.fromEntries(NAMES.map((name) => [name, borrow(name)]))

/** Looked up when first used: all of them together take a tenth of a second, which a browser would wait for. */
function borrow(name: string): Builtin {
  let known: FeelFunction | undefined
  const implementation = (): FeelFunction => {
    known ??= feelinBuiltin(name)
    if (known === undefined) throw new Error(`Expected feelin to have the built-in function ${name}.`)
    return known
  }
  return {
    get parameters() {
      return implementation().parameterNames
    },
    call: (machine, args) => invoke(machine, name, implementation(), args),
  }
}

function invoke(
  machine: Machine,
  name: string,
  implementation: FeelFunction,
  args: readonly (FeelValue | undefined)[],
): FeelValue {
  spend(machine, CONSTRUCTORS.has(name) || args.some(isTyped) ? TEMPORAL_COST : CALL_COST)
  for (const arg of args) if (arg !== undefined) weigh(machine, arg)
  if (name === 'string join') payForDelimiters(machine, args)
  if (
    implementation.parameterNames[0]?.startsWith('...') &&
    args.some((arg) => Array.isArray(arg) && arg.length > LONGEST_LIST)
  ) {
    return fail(
      machine,
      'list-too-long',
      `Expected at most ${LONGEST_LIST} entries for ${name}.`,
      `函数 ${name} 的列表不得超过 ${LONGEST_LIST} 项。`,
    )
  }
  // A scale that decimal numbers do not have (DMN 1.5 §10.3.2.3.1).
  if (name.startsWith('round ') && !isScale(args[1])) return refuse(machine, name)
  let result: unknown
  try {
    result = implementation.fn(...asFeelinWants(name, args))
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) throw cause
    return refuse(machine, name)
  }
  if (isRefusal(result)) return refuse(machine, name)
  if (result === null && !MAY_BE_NULL.has(name) && args.every(isGiven)) return refuse(machine, name)
  return (result ?? null) as FeelValue // feelin gives its own values and JSON, and nothing else
}

/** A scale is a whole number, and the text of a date before the year 0 is read as its parts. */
function asFeelinWants(name: string, args: readonly (FeelValue | undefined)[]): readonly (FeelValue | undefined)[] {
  const [first, scale] = args
  if (name === 'decimal' && typeof scale === 'number') return [first, Math.trunc(scale)]
  const parts = name === 'date' && typeof first === 'string' ? /^(-\d{4,6})-(\d\d)-(\d\d)$/.exec(first) : null
  return parts === null ? args : parts.slice(1).map(Number)
}

function isScale(scale: FeelValue | undefined): boolean {
  return typeof scale !== 'number' || (scale >= SCALES.least && scale <= SCALES.most)
}

/** Dates, times, durations and ranges are dearer to work with than JSON. */
function isTyped(arg: FeelValue | undefined): boolean {
  return arg !== undefined && (isTemporal(arg) || arg instanceof FeelDuration || arg instanceof FeelRange)
}

/** The one function whose result may be longer than all that it was given. */
function payForDelimiters(machine: Machine, [list, delimiter]: readonly (FeelValue | undefined)[]): void {
  if (Array.isArray(list) && typeof delimiter === 'string') spend(machine, list.length * (delimiter.length >> 4))
}

/** feelin's signal that arguments cannot be used. */
function isRefusal(result: unknown): boolean {
  return (
    typeof result === 'object' &&
    result !== null &&
    'warning' in result &&
    'template' in result &&
    Object.getPrototypeOf(result) !== Object.prototype
  )
}

/** Null, and a list that holds it or nothing, lead to null by FEEL's own rules. */
function isGiven(arg: FeelValue | undefined): boolean {
  return arg !== null && (!Array.isArray(arg) || (arg.length > 0 && arg.every((entry) => entry !== null)))
}

function refuse(machine: Machine, name: string): null {
  return fail(machine, 'invalid-arguments', `Expected arguments that ${name} can use.`, `函数 ${name} 的参数不合要求。`)
}
