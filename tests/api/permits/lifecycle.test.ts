import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type PermitState, permitLifecycle } from '../../../api/permits/lifecycle.ts'

const moves: readonly (readonly [from: PermitState, move: string, to: string])[] = [
  ['drafted', 'sign', 'signed'],
  ['drafted', 'discard', 'discarded'],
  ['signed', 'issue', 'issued'],
  ['issued', 'supersede', 'superseded'],
  ['issued', 'suspendUse', 'useSuspended'],
  ['issued', 'revoke', 'revoked'],
  ['issued', 'cancel', 'cancelled'],
  ['issued', 'expire', 'expired'],
  ['useSuspended', 'restore', 'issued'],
  ['useSuspended', 'revoke', 'revoked'],
]

test('a permit refuses every move but those of its lifecycle', () => {
  for (const state of permitLifecycle.states) {
    for (const move of permitLifecycle.moves) {
      const told = moves.find(([from, name]) => from === state && name === move)?.[2] ?? null
      expect([state, move, permitLifecycle.advance(state, move)]).toEqual([state, move, told])
    }
  }
})

test('the database allows a permit the states of its lifecycle and no others', () => {
  const sql = readFileSync(join(import.meta.dirname, '../../../migrations/0002_applications.sql'), 'utf8')

  const allowed =
    /create table permits[\s\S]*?state text not null check \(state in \(([\s\S]*?)\)\)/.exec(sql)?.[1] ?? ''

  expect([...allowed.matchAll(/'(\w+)'/g)].map(([, state]) => state).sort()).toEqual([...permitLifecycle.states].sort())
})
