import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { follow } from '../../../api/findings/finding.ts'
import { type FindingState, findingLifecycle } from '../../../api/findings/lifecycle.ts'

const moves: readonly (readonly [from: FindingState, move: string, to: string])[] = [
  ['open', 'fix', 'fixed'],
  ['fixed', 'close', 'closed'],
  ['fixed', 'reopen', 'reopened'],
  ['fixed', 'promise', 'promised'],
  ['reopened', 'fix', 'fixed'],
]

test('a finding refuses every move but those of its lifecycle', () => {
  for (const state of findingLifecycle.states) {
    for (const move of findingLifecycle.moves) {
      const told = moves.find(([from, name]) => from === state && name === move)?.[2] ?? null
      expect([state, move, findingLifecycle.advance(state, move)]).toEqual([state, move, told])
    }
  }
})

test('a finding stands where its moves lead, and one that came too late changes nothing', () => {
  const followed = follow((['fix', 'reopen', 'close', 'fix', 'close', 'close'] as const).map((move) => ({ move })))

  expect(followed.state).toBe('closed')
  expect(followed.moves.map(({ move }) => move)).toEqual(['fix', 'reopen', 'fix', 'close'])
})

test('the database allows a finding the moves of its lifecycle and no others', () => {
  const sql = readFileSync(join(import.meta.dirname, '../../../migrations/0030_findings.sql'), 'utf8')

  const allowed = /create table finding_moves[\s\S]*?check \(move in \(([\s\S]*?)\)\)/.exec(sql)?.[1] ?? ''

  expect([...allowed.matchAll(/'(\w+)'/g)].map(([, move]) => move).sort()).toEqual([...findingLifecycle.moves])
})
