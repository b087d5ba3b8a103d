import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { permitLifecycle } from '../../../api/permits/lifecycle.ts'

test('the database allows a permit the states of its lifecycle and no others', () => {
  const sql = readFileSync(join(import.meta.dirname, '../../../migrations/0002_applications.sql'), 'utf8')

  const allowed =
    /create table permits[\s\S]*?state text not null check \(state in \(([\s\S]*?)\)\)/.exec(sql)?.[1] ?? ''

  expect([...allowed.matchAll(/'(\w+)'/g)].map(([, state]) => state).sort()).toEqual([...permitLifecycle.states].sort())
})
