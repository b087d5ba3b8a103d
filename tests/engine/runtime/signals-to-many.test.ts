import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestEngine, startOf, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { type StatementWatch, watchStatements } from '../../support/statements/watch-statements.ts'
import { alarm, review } from './models.ts'

/** Instances that wait for one signal. */
const MANY = process.env['SIJI_LONG'] === '1' ? 10_000 : 1_000

let database: TestDatabase
let watch: StatementWatch
let sql: Sql
let caller: TestEngine
let node: TestEngine

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1 })
  caller = openTestEngine(database.url)
  for (const model of [alarm, review]) await caller.deploy(model)
  for (let begun = 0; begun < MANY; begun += 500) {
    await Promise.all(
      Array.from({ length: Math.min(500, MANY - begun) }, () =>
        caller.engine.send(caller.command(v7(), startOf('neighbour'))),
      ),
    )
  }
  watch = await watchStatements(database.url)
  // A node that has seen none of them, and looks by itself as rarely as can be.
  node = openTestEngine(watch.url, { pollInterval: 60_000 }, caller.parkId)
  await node.engine.start()
})

afterAll(async () => {
  await node.engine.stop()
  await caller.engine.stop()
  await watch.close()
  await sql.end()
  await database.drop()
})

const heard = async () =>
  Number((await sql`select count(*)::int as count from tasks where node = 'look'`)[0]?.['count'])

test('reaches many in the background by few statements, while people go on working', async () => {
  const task = await node.start('review')
  const before = watch.executed()
  const actor = { type: 'person', person: 'p-1' } as const

  await node.engine.raiseSignal({ id: v7(), parkId: node.parkId, name: 'alarm', variables: {}, actor })
  const reachedWhenAnswered: number[] = []
  for (let turn = 0; turn < 10; turn++) {
    await node.send(task, { type: turn % 2 === 0 ? 'claimTask' : 'releaseTask', key: 2, person: 'p-1' })
    reachedWhenAnswered.push(await heard())
  }
  await node.engine.whenIdle()

  expect(await heard()).toBe(MANY)
  expect(reachedWhenAnswered[0]).toBeLessThan(MANY)
  // A find, a load and a write for some hundred of them each; ten more for the person.
  expect(watch.executed() - before).toBeLessThan(MANY / 5 + 100)
})
