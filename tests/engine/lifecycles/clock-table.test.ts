import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMachine, transition } from 'xstate'
import type {
  Clock,
  ClockContext,
  ClockMove,
  ClockSuspension,
  ClockValue,
} from '../../../engine/lifecycles/clock-ledger.ts'
import { refusalOf } from '../../../engine/lifecycles/clock-refusals.ts'
import { guardedLifecycle } from '../../../engine/lifecycles/guarded-lifecycle.ts'
import { idleClock, moveClock, serviceLevelClockMachine } from '../../../engine/lifecycles/service-level-clock.ts'

const hearing: ClockSuspension = {
  id: '7',
  element: 3,
  ground: 'hearing',
  article: '行政许可法第四十五条',
  by: 'zhou',
  department: 'natural-resources',
  why: '申请人要求听证',
  evidence: ['听证申请书'],
  from: 2_000,
  to: null,
  expectedEnd: null,
  limit: null,
}
const review: ClockSuspension = { ...hearing, id: '8', ground: 'expertReview', department: null, from: 3_000 }
const extension = { days: 5, reason: '案情复杂', approvedBy: 'qin', at: 4_000 }

// Every ledger in which a guard may come out otherwise: nothing, one or two open suspensions, one that is over, an extension.
const { context: empty } = idleClock({ budget: 20, mostExtension: 10 })
const ledgers: readonly ClockContext[] = [
  [],
  [hearing],
  [hearing, review],
  [{ ...hearing, to: 3_500 }, review],
].flatMap((suspensions) =>
  [null, extension].map((extended) => ({ ...empty, startedAt: 1_000, suspensions, extension: extended })),
)
const moves: readonly ClockMove[] = [
  { type: 'start', at: 1_000 },
  ...[hearing, review, { ...review, evidence: [] }].flatMap((suspension) =>
    [false, true].map((overdue) => ({ type: 'pause', suspension, overdue }) as const),
  ),
  ...['7', '8', '9'].flatMap((id) =>
    [null, 'natural-resources'].map((department) => ({ type: 'resume', id, at: 4_000, department }) as const),
  ),
  ...[extension, { ...extension, days: 11 }].flatMap((each) =>
    [false, true].map((overdue) => ({ type: 'extend', extension: each, overdue }) as const),
  ),
  { type: 'end', at: 5_000 },
  { type: 'deem', at: 5_000 },
  { type: 'reopen', between: null },
  { type: 'reopen', between: { ...review, id: 'visit-9', to: 6_000 } },
]
const values: readonly ClockValue[] = ['idle', 'running', 'paused', 'ended', 'deemed']

describe.each(values)('the table of a clock that is %s', (value) => {
  test.each(moves)('agrees with the statechart on %j, whatever its guards say', (move) => {
    const clocks = ledgers.map((context) => ({ value, context }))

    const byTable = clocks.map((clock) => moveClock(clock, move))

    expect(byTable).toEqual(clocks.map((clock) => moveByStatechart(clock, move)))
  })
})

test('agrees with the statechart all along any row of moves', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 12 }), (row) => {
      let [byTable, byStatechart] = [
        idleClock({ budget: 20, mostExtension: 10 }),
        idleClock({ budget: 20, mostExtension: 10 }),
      ]
      for (const move of row) {
        const [table, statechart] = [moveClock(byTable, move), moveByStatechart(byStatechart, move)]
        expect(table).toEqual(statechart)
        if (typeof table !== 'string') byTable = table
        if (typeof statechart !== 'string') byStatechart = statechart
      }
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['a move of every state', { on: { end: '.a' } }],
  ['a state in a state', { states: { a: { initial: 'b', states: { b: {} } } } }],
  ['an action on entry', { states: { a: { entry: 'start' } } }],
  ['a time after which it moves by itself', { states: { a: { after: { 1000: 'a' } } } }],
  ['a guard without a name', { states: { a: { on: { end: { target: 'a', guard: () => true } } } } }],
])('refuses a machine that it cannot hold: %s', (_what, config) => {
  const machine = createMachine({ id: 'other', initial: 'a', states: { a: {} }, ...config })

  expect(() => guardedLifecycle(machine)).toThrow(/Expected/)
})

function moveByStatechart({ value, context }: Clock, move: ClockMove): ReturnType<typeof moveClock> {
  const snapshot = serviceLevelClockMachine.resolveState({ value, context })
  if (!snapshot.can(move)) return refusalOf(context, move) ?? 'clock-move-not-allowed'
  const [next] = transition(serviceLevelClockMachine, snapshot, move)
  return { value: next.value, context: next.context }
}
