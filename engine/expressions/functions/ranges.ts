import { FeelRange } from 'feelin'
import { compare } from '../comparing.ts'
import type { FeelValue } from '../feel-value.ts'
import { fail, type Machine } from '../machine.ts'
import type { Builtin, Builtins } from './builtin.ts'

type Relation = (a: Ends, b: Ends) => boolean | null

/** A range with its ends made comparable; a point is a range of one value. */
interface Ends {
  readonly start: FeelValue
  readonly end: FeelValue
  readonly fromStart: boolean
  readonly toEnd: boolean
}

/** Relations between ranges (DMN 1.5 §10.3.4.7) that feelin leaves out. */
export const rangeBuiltins: Builtins = {
  'overlaps before': relation('range1', 'range2', (machine) => (a, b) => {
    const [starts, meets, ends] = [atStart(machine, a, b), compare(machine, a.end, b.start), atEnd(machine, a, b)]
    if (starts === null || meets === null || ends === null) return null
    return starts < 0 && (meets > 0 || (meets === 0 && a.toEnd && b.fromStart)) && ends <= 0
  }),
  'overlaps after': relation('range1', 'range2', (machine) => (a, b) => {
    const [starts, meets, ends] = [atStart(machine, a, b), compare(machine, a.start, b.end), atEnd(machine, a, b)]
    if (starts === null || meets === null || ends === null) return null
    return ends > 0 && (meets < 0 || (meets === 0 && a.fromStart && b.toEnd)) && starts >= 0
  }),
  during: relation('a', 'range', (machine) => (a, b) => holds(machine, b, a)),
  starts: relation('a', 'range', (machine) => (a, b) => both(atStart(machine, a, b) === 0, holds(machine, b, a))),
  'started by': relation('range', 'b', (machine) => (a, b) => both(atStart(machine, a, b) === 0, holds(machine, a, b))),
  finishes: relation('a', 'range', (machine) => (a, b) => both(atEnd(machine, a, b) === 0, holds(machine, b, a))),
  'finished by': relation('range', 'b', (machine) => (a, b) => both(atEnd(machine, a, b) === 0, holds(machine, a, b))),
  coincides: relation('a', 'b', (machine) => (a, b) => atStart(machine, a, b) === 0 && atEnd(machine, a, b) === 0),
}

function relation(first: string, second: string, body: (machine: Machine) => Relation): Builtin {
  return {
    parameters: [first, second],
    call(machine, [a = null, b = null]) {
      if (a === null || b === null) return null
      const [left, right] = [endsOf(a), endsOf(b)]
      if (left.start !== null && left.end !== null && right.start !== null && right.end !== null) {
        return body(machine)(left, right)
      }
      return fail(machine, 'invalid-arguments', 'Expected ranges with both ends.', '区间的两端都必须给出。')
    },
  }
}

function endsOf(value: FeelValue): Ends {
  if (!(value instanceof FeelRange)) return { start: value, end: value, fromStart: true, toEnd: true }
  return { start: value.start, end: value.end, fromStart: value['start included'], toEnd: value['end included'] }
}

/** Negative where `a` begins earlier; an end that is left out begins later than the same one taken in. */
function atStart(machine: Machine, a: Ends, b: Ends): number | null {
  const order = compare(machine, a.start, b.start)
  return order === 0 ? Number(b.fromStart) - Number(a.fromStart) : order
}

function atEnd(machine: Machine, a: Ends, b: Ends): number | null {
  const order = compare(machine, a.end, b.end)
  return order === 0 ? Number(a.toEnd) - Number(b.toEnd) : order
}

function holds(machine: Machine, outer: Ends, inner: Ends): boolean | null {
  const [starts, ends] = [atStart(machine, outer, inner), atEnd(machine, outer, inner)]
  return starts === null || ends === null ? null : starts <= 0 && ends >= 0
}

function both(first: boolean, second: boolean | null): boolean | null {
  return second === null ? null : first && second
}
