import { FeelFunction } from 'feelin'
import { areEqual, compare } from '../comparing.ts'
import { type FeelValue, isList, typeOf } from '../feel-value.ts'
import { fail, type Machine, spend } from '../machine.ts'
import type { Builtin, Builtins } from './builtin.ts'

/** List functions (DMN 1.5 §10.3.4.4) that feelin has for numbers only, or compares by identity. */
export const listBuiltins: Builtins = {
  'list contains': {
    parameters: ['list', 'element'],
    call: (machine, [list = null, element = null]) =>
      onList(machine, list, (entries) => entries.some((entry) => isSame(machine, entry, element))),
  },
  'index of': {
    parameters: ['list', 'match'],
    call: (machine, [list = null, match = null]) =>
      onList(machine, list, (entries) =>
        entries.flatMap((entry, at) => (isSame(machine, entry, match) ? [at + 1] : [])),
      ),
  },
  'distinct values': {
    parameters: ['list'],
    call: (machine, [list = null]) => onList(machine, list, (entries) => distinct(machine, entries)),
  },
  union: {
    parameters: ['...list'],
    call: (machine, lists) =>
      distinct(machine, lists.flatMap((list) => (isList(list ?? null) ? list : [list])) as FeelValue[]), // flat by one
  },
  min: extreme((order) => order < 0),
  max: extreme((order) => order > 0),
  median: { parameters: ['...list'], call: (machine, args) => median(machine, spread(args)) },
  sort: {
    parameters: ['list', 'precedes'],
    call: (machine, [list = null, precedes = null]) =>
      onList(machine, list, (entries) => sorted(machine, entries, precedes)),
  },
}

/** A value that is no list counts as the list that holds it; null stays null. */
function onList(machine: Machine, list: FeelValue, body: (entries: readonly FeelValue[]) => FeelValue): FeelValue {
  if (list === null) return null
  const entries = isList(list) ? list : [list]
  spend(machine, entries.length)
  return body(entries)
}

/** Unlike `=`, an entry does not equal the list that holds it alone. */
function isSame(machine: Machine, left: FeelValue, right: FeelValue): boolean {
  return typeOf(left) === typeOf(right) && areEqual(machine, left, right) === true
}

function distinct(machine: Machine, entries: readonly FeelValue[]): FeelValue {
  const scalars = new Set<FeelValue>()
  const others: FeelValue[] = []
  return entries.filter((entry) => {
    spend(machine, 1)
    if (entry === null || typeof entry !== 'object') return !scalars.has(entry) && scalars.add(entry) !== null
    const isNew = !others.some((other) => isSame(machine, other, entry))
    if (isNew) others.push(entry)
    return isNew
  })
}

function extreme(beats: (order: number) => boolean): Builtin {
  return {
    parameters: ['...list'],
    call(machine, args) {
      const entries = spread(args)
      spend(machine, entries.length)
      if (entries.length === 0 || entries.includes(null)) return null
      let best = entries[0] ?? null
      for (const entry of entries) {
        const order = compare(machine, entry, best)
        if (order === null) return null
        if (beats(order)) best = entry
      }
      return best
    },
  }
}

function median(machine: Machine, entries: readonly FeelValue[]): FeelValue {
  spend(machine, entries.length * 2)
  if (entries.length === 0 || entries.includes(null)) return null
  const numbers = entries.filter((entry) => typeof entry === 'number').sort((a, b) => a - b)
  if (numbers.length < entries.length) {
    return fail(machine, 'invalid-arguments', 'Expected numbers for median.', '函数 median 的参数应为数值。')
  }
  const middle = numbers.length >> 1
  const [low = 0, high = 0] = [numbers[middle - 1], numbers[middle]]
  return numbers.length % 2 === 1 ? high : (low + high) / 2
}

/** Both directions are asked, so that equal entries keep their order in every JavaScript engine. */
function sorted(machine: Machine, entries: readonly FeelValue[], precedes: FeelValue): FeelValue {
  if (!(precedes instanceof FeelFunction)) {
    return fail(machine, 'invalid-arguments', 'Expected sort to be given a function.', '函数 sort 需要一个比较函数。')
  }
  return [...entries].sort((left, right) => {
    spend(machine, 1)
    if (precedes.invoke([left, right]) === true) return -1
    return precedes.invoke([right, left]) === true ? 1 : 0
  })
}

function spread(args: readonly (FeelValue | undefined)[]): readonly FeelValue[] {
  const [first = null] = args
  return args.length === 1 && isList(first) ? first : args.map((arg) => arg ?? null)
}
