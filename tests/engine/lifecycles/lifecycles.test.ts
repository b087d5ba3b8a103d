import { describe, expect, test } from 'vitest'
import { createMachine } from 'xstate'
import { elementLifecycle } from '../../../engine/lifecycles/element.ts'
import { incidentLifecycle } from '../../../engine/lifecycles/incident.ts'
import { jobLifecycle } from '../../../engine/lifecycles/job.ts'
import { type Lifecycle, lifecycle } from '../../../engine/lifecycles/lifecycle.ts'
import { userTaskLifecycle } from '../../../engine/lifecycles/user-task.ts'

const tables = {
  element: {
    active: { complete: 'completed', fail: 'failed', terminate: 'terminated' },
    failed: { resolve: 'active', terminate: 'terminated' },
    completed: {},
    terminated: {},
  },
  userTask: {
    open: { assign: 'claimed', cancel: 'cancelled', claim: 'claimed', complete: 'answered' },
    claimed: {
      answer: 'answered',
      assign: 'claimed',
      cancel: 'cancelled',
      complete: 'answered',
      release: 'open',
      submit: 'inCheck',
    },
    inCheck: { cancel: 'cancelled', complete: 'answered', confirm: 'answered', sendBack: 'claimed' },
    answered: {},
    cancelled: {},
  },
  job: {
    open: { cancel: 'cancelled', complete: 'completed', fail: 'open', giveUp: 'failed' },
    failed: { cancel: 'cancelled', retry: 'open' },
    completed: {},
    cancelled: {},
  },
  incident: {
    open: { resolve: 'resolved', withdraw: 'withdrawn' },
    resolved: {},
    withdrawn: {},
  },
}

describe.each([
  { of: elementLifecycle, initial: 'active' },
  { of: userTaskLifecycle, initial: 'open' },
  { of: jobLifecycle, initial: 'open' },
  { of: incidentLifecycle, initial: 'open' },
])('the lifecycle $of.name', ({ of, initial }) => {
  test('allows exactly the moves of its table, in every state', () => {
    const table = tableOf(of)

    expect(table).toEqual(tables[of.name as keyof typeof tables]) // the four names are the table's keys
    expect(of.initial).toBe(initial)
  })

  test('ends exactly where nothing follows', () => {
    const ends = of.states.filter((state) => (of.isFinal as (state: string) => boolean)(state))

    expect(ends).toEqual(of.states.filter((state) => Object.keys(tableOf(of)[state] ?? {}).length === 0))
  })
})

test('refuses a word that is no state and a word that is no move', () => {
  const loose = jobLifecycle as unknown as Lifecycle<string, string> // words from a database row are only strings

  expect(loose.advance('nowhere', 'complete')).toBeNull()
  expect(loose.advance('open', 'explode')).toBeNull()
})

test('tells a move that stays in its state from a move that does not apply', () => {
  const turning = lifecycle<'here', 'stay' | 'leave'>(
    createMachine({ id: 'turning', initial: 'here', states: { here: { on: { stay: 'here' } } } }),
  )

  expect(turning.advance('here', 'stay')).toBe('here')
  expect(turning.advance('here', 'leave')).toBeNull()
})

function tableOf(of: {
  readonly states: readonly string[]
  readonly moves: readonly string[]
  readonly advance: unknown
}): Record<string, Record<string, string>> {
  const advance = of.advance as (state: string, move: string) => string | null // one shape for four lifecycles
  const rows = of.states.map((state) => {
    const cells = of.moves.map((move) => [move, advance(state, move)] as const)
    return [state, Object.fromEntries(cells.filter(([, next]) => next !== null))] as const
  })
  return Object.fromEntries(rows) as Record<string, Record<string, string>> // the null cells were left out
}
