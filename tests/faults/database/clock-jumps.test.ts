import { setTimeout as pause } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deadline, notice } from '../../engine/runtime/models.ts'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { fakeClock } from './fake-clock.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const model = (text: string) => ({
  'process.bpmn': new TextEncoder().encode(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">${text}</definitions>`,
  ),
})

/** Reminds every day of a task that nobody does. */
const daily = model(`<process id="daily" isExecutable="true"><startEvent id="s"/><userTask id="wait"/>
  <boundaryEvent id="everyDay" attachedToRef="wait" cancelActivity="false"><timerEventDefinition><timeCycle>R/P1D</timeCycle></timerEventDefinition></boundaryEvent>
  <task id="remind"/><sequenceFlow id="f1" sourceRef="s" targetRef="wait"/>
  <sequenceFlow id="f2" sourceRef="everyDay" targetRef="remind"/></process>`)

let database: TestDatabase
let sql: Sql
let jumpTo: (hours: number) => Promise<void>
let node: TestEngine
let other: TestEngine

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1, onnotice: () => {} })
  jumpTo = await fakeClock(sql)
  node = openTestEngine(database.url)
  other = openTestEngine(database.url, {}, node.parkId)
  await Promise.all([node.engine.start(), other.engine.start()])
  for (const files of [deadline, daily, notice]) await node.deploy(files)
})

afterAll(async () => {
  await Promise.all([node.engine.stop(), other.engine.stop()])
  await sql.end()
  await database.drop()
})

test('fires nothing twice and forgets nothing when the clock of the database jumps an hour forth and back', async () => {
  const ids = await Promise.all(Array.from({ length: 40 }, () => node.start('deadline')))

  await jumpTo(1)
  await node.engine.setVirtualTime((await databaseNow()) + 2 * DAY - 2 * HOUR)
  await pause(300)
  await jumpTo(0)
  await other.engine.whenIdle()
  const early = await firings(ids)
  await node.engine.setVirtualTime((await databaseNow()) + 3 * HOUR)
  await node.engine.whenIdle()
  await jumpTo(1)
  await pause(300)
  await jumpTo(-1)
  await other.engine.whenIdle()
  await jumpTo(0)

  expect(early).toEqual([])
  expect(await firings(ids)).toEqual(ids.map(() => 1))
})

test('takes up within seconds what a node had on lease that died before the clock jumped back an hour', async () => {
  const job = node.start('notice')
  const [timer] = await Promise.all([node.start('deadline'), job])
  // As the killed node leaves them: taken for some seconds, by the clock of an hour ahead.
  await jumpTo(1)
  await sql`update timers set leased_until = fake.clock_timestamp() + interval '2 seconds' where instance_id = ${timer}`
  await sql`update jobs set leased_until = fake.clock_timestamp() + interval '10 seconds', attempt = 1`
  await jumpTo(0)

  node.engine.handleJobs('send-notice', async () => ({ type: 'completed', variables: {} }))
  await node.engine.setVirtualTime((await databaseNow()) + 3 * DAY)
  await node.engine.whenIdle()

  expect((await node.load(timer)).state).toBe('completed')
  expect(await node.keyOf(await job, 'read')).toBeGreaterThan(0)
})

test('keeps the rhythm of a cycle through a week in which nobody looked', async () => {
  const id = await node.start('daily')
  const [before] = await dueOf(id)

  await node.engine.setVirtualTime((await databaseNow()) + 7 * DAY + HOUR)
  await node.engine.whenIdle()

  expect(await firings([id])).toEqual([7])
  expect(await dueOf(id)).toEqual([(before ?? 0) + 7 * DAY])
})

async function databaseNow(): Promise<number> {
  const [row] = await sql<[{ now: number }]>`select (extract(epoch from siji_now()) * 1000)::float8 as now`
  return row.now
}

async function firings(ids: readonly string[]): Promise<readonly number[]> {
  const rows = await sql<{ times: number }[]>`
    select count(*)::int as times from journal where instance_id = any(${ids as string[]}) and command->>'type' = 'fireTimer'
    group by instance_id`
  return rows.map(({ times }) => times)
}

async function dueOf(id: string): Promise<readonly number[]> {
  const rows = await sql<{ due: number }[]>`
    select (extract(epoch from due_at) * 1000)::float8 as due from timers where instance_id = ${id}`
  return rows.map(({ due }) => due)
}
