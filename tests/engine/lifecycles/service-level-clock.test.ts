import { describe, expect, test } from 'vitest'
import type { Clock, ClockMove, ClockSuspension, ClockValue } from '../../../engine/lifecycles/clock-ledger.ts'
import { idleClock, moveClock } from '../../../engine/lifecycles/service-level-clock.ts'

const hearing: ClockSuspension = {
  id: '7',
  element: 3,
  ground: 'hearing',
  article: '行政许可法第四十五条至第四十八条',
  by: 'zhou',
  department: 'natural-resources',
  why: '申请人要求听证',
  evidence: ['听证申请书'],
  from: 2_000,
  to: null,
  expectedEnd: null,
  limit: null,
}
const review: ClockSuspension = { ...hearing, id: '8', ground: 'expertReview', from: 3_000 }

const moves: { readonly [Type in ClockMove['type']]: ClockMove } = {
  start: { type: 'start', at: 1_000 },
  pause: { type: 'pause', suspension: review, overdue: false },
  resume: { type: 'resume', id: '7', at: 4_000, department: 'natural-resources' },
  extend: { type: 'extend', extension: { days: 5, reason: '案情复杂', approvedBy: 'qin', at: 4_000 }, overdue: false },
  end: { type: 'end', at: 4_000 },
  deem: { type: 'deem', at: 4_000 },
  reopen: { type: 'reopen', between: { ...review, from: 4_000, to: 5_000 } },
}

const idle = idleClock({ budget: 20, mostExtension: 10 })
const running = moved(idle, moves.start)
const paused = moved(running, { type: 'pause', suspension: hearing, overdue: false })
const states: { readonly [Value in ClockValue]: Clock } = {
  idle,
  running,
  paused,
  ended: moved(running, moves.end),
  deemed: moved(running, moves.deem),
}

// Of domain.md §9, and `reopen` for a budget across visits; everything that is not named is refused.
const table: { readonly [Value in ClockValue]: { readonly [Type in ClockMove['type']]?: ClockValue } } = {
  idle: { start: 'running' },
  running: { pause: 'paused', extend: 'running', end: 'ended', deem: 'deemed' },
  paused: { pause: 'paused', resume: 'running', end: 'ended' },
  ended: { reopen: 'running' },
  deemed: {},
}

describe.each(Object.entries(states))('a clock that is %s', (value, clock) => {
  test.each(Object.entries(moves))('moves by %s as its table says, or is left as it is', (type, move) => {
    const before = JSON.stringify(clock)

    const next = moveClock(clock, move)

    const allowed = table[value as ClockValue][type as ClockMove['type']] // the keys of the two records above
    expect(typeof next === 'string' ? undefined : next.value).toBe(allowed)
    expect(JSON.stringify(clock)).toBe(before)
  })
})

test('stands still until the last of two suspensions has ended', () => {
  const both = moved(paused, moves.pause)

  const one = moved(both, moves.resume)
  const none = moved(one, { type: 'resume', id: '8', at: 6_000, department: 'natural-resources' })

  expect([both.value, one.value, none.value]).toEqual(['paused', 'paused', 'running'])
  expect(none.context.suspensions.map(({ to }) => to)).toEqual([4_000, 6_000])
})

test('ends what still lasts when it ends itself', () => {
  const { context } = moved(paused, moves.end)

  expect(context).toMatchObject({ endedAt: 4_000, suspensions: [{ id: '7', to: 4_000 }] })
})

const extended = moved(running, moves.extend)

test.each([
  [
    'a pause without ground',
    running,
    { ...moves.pause, suspension: { ...hearing, ground: ' ' } },
    'suspension-incomplete',
  ],
  [
    'a pause without evidence',
    running,
    { ...moves.pause, suspension: { ...hearing, evidence: [] } },
    'suspension-incomplete',
  ],
  ['a pause after the due date', running, { ...moves.pause, overdue: true }, 'clock-overdue'],
  ['the same pause twice', paused, { ...moves.pause, suspension: { ...hearing, id: '9' } }, 'already-suspended'],
  [
    'the end of a suspension of another department',
    paused,
    { ...moves.resume, department: 'fire' },
    'not-its-suspension',
  ],
  ['the end of a suspension that is not there', paused, { ...moves.resume, id: '99' }, 'no-such-suspension'],
  ['a second extension', extended, moves.extend, 'already-extended'],
  ['an extension after the due date', running, { ...moves.extend, overdue: true }, 'clock-overdue'],
  ['an extension while it stands still', paused, moves.extend, 'clock-move-not-allowed'],
  ['an extension without a reason', running, extension({ reason: '' }), 'extension-incomplete'],
  ['an extension that nobody approved', running, extension({ approvedBy: '' }), 'extension-incomplete'],
  ['an extension of half a day', running, extension({ days: 0.5 }), 'extension-incomplete'],
  ['an extension beyond what the law gives', running, extension({ days: 11 }), 'extension-too-long'],
])('refuses %s', (_what, clock, move, refusal) => {
  const next = moveClock(clock, move as ClockMove) // spread from moves of their own type

  expect(next).toBe(refusal)
})

function extension(change: object): ClockMove {
  return {
    ...moves.extend,
    extension: { days: 5, reason: '案情复杂', approvedBy: 'qin', at: 4_000, ...change },
  } as ClockMove // as above
}

function moved(clock: Clock, move: ClockMove): Clock {
  const next = moveClock(clock, move)
  if (typeof next === 'string') throw new Error(`Expected ${move.type} to be allowed, but: ${next}.`)
  return next
}
