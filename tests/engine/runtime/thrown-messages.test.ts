import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ProcessInstance } from '../../../engine/core/instance.ts'
import { verifyJournal } from '../../../engine/runtime/verification/verify-journal.ts'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { alarm, ask, reply, twoWords, weekly } from './models.ts'

let database: TestDatabase
let sql: Sql
/** Writes what it is told and never looks for thrown messages: it dies before it could bring any. */
let dying: TestEngine
let nodes: readonly TestEngine[]

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1 })
})

beforeEach(async () => {
  dying = openTestEngine(database.url, {}, v7())
  nodes = [1, 2].map(() => openTestEngine(database.url, {}, dying.parkId))
  for (const model of [weekly, reply, ask, twoWords, alarm]) await dying.deploy(model)
})

afterEach(async () => {
  await Promise.all(nodes.map(({ engine }) => engine.stop()))
})

afterAll(async () => {
  await sql.end()
  await database.drop()
})

test('brings a message that was thrown before a crash to the one instance for which it is, once', async () => {
  const waiting = await Promise.all([31, 32].map((number) => requestInspection(number)))
  await dying.start('reply', { number: 32 })

  await dieAndGoOn()

  const revisions = await Promise.all(waiting.map(async (id) => (await survivor().load(id)).revision))
  expect(revisions).toEqual([1, 2])
  expect((await survivor().load(waiting[1] ?? '')).state).toBe('completed')
  expect(await faults()).toEqual([])
  // The chain of instances that wake each other goes along, or a circle of them would never be noticed.
  const [heard] = await sql`
    select command from journal where instance_id = ${waiting[1] ?? ''} and command ->> 'type' = 'deliverMessage'`
  expect(heard?.['command']).toMatchObject({ chain: { length: 10, share: 9_999 } })
})

test('starts one instance for a message that was thrown before a crash, also if it dies again before it notes it', async () => {
  const thrower = await dying.start('ask')
  const [row] = await sql`select * from thrown_messages where instance_id = ${thrower}`

  await dieAndGoOn()
  await sql`insert into thrown_messages ${sql(row ?? {})}`
  await settle()

  expect(await countInstances('inspection')).toBe(1)
  expect(await sql`select from thrown_messages`).toHaveLength(0)
})

test('lets no message overtake one that its instance threw before, whichever node brings them', async () => {
  const ids = await Promise.all(Array.from({ length: 25 }, () => dying.start('listener')))
  await Promise.all(ids.map(() => dying.start('speaker')))

  await dieAndGoOn()

  const states = await Promise.all(ids.map(async (id) => (await survivor().load(id)).state))
  expect(states).toEqual(ids.map(() => 'completed'))
})

test('lets a message go that nobody waits for', async () => {
  await dying.start('reply', { number: 7 })

  await dieAndGoOn()

  expect(await sql`select from thrown_messages`).toHaveLength(0)
})

test('broadcasts a signal that was thrown before a crash, to each instance and start event once', async () => {
  const neighbours = await Promise.all([1, 2, 3].map(() => dying.start('neighbour')))
  const siren = await dying.start('siren')
  const [row] = await sql`select * from thrown_messages where instance_id = ${siren}`

  await dieAndGoOn()
  await sql`insert into thrown_messages ${sql(row ?? {})}`
  await settle()

  const heard = await Promise.all(neighbours.map(async (id) => lookers(await survivor().load(id))))
  expect(heard).toEqual([1, 1, 1])
  expect(await countInstances('brigade')).toBe(1)
  expect(await sql`select from thrown_messages`).toHaveLength(0)
  expect(await faults()).toEqual([])
})

test('finds those who wait for a signal page by page, and goes on where it had come to', async () => {
  await Promise.all([1, 2, 3].map(() => dying.start('neighbour')))
  const ids = await sql<{ id: string }[]>`
    select instance_id as id from subscriptions where park_id = ${dying.parkId} and kind = 'signal' order by instance_id`
  await dying.start('siren')
  await sql`update thrown_messages set reached = ${ids[1]?.id ?? ''}`

  await dieAndGoOn()

  const heard = await Promise.all(ids.map(async ({ id }) => lookers(await survivor().load(id))))
  expect(heard).toEqual([0, 0, 1])
})

function lookers({ elements }: ProcessInstance): number {
  return elements.filter(({ node }) => node === 'look').length
}

async function dieAndGoOn(): Promise<void> {
  await dying.engine.stop()
  await Promise.all(nodes.map(({ engine }) => engine.start()))
  await settle()
}

async function settle(): Promise<void> {
  await Promise.all(nodes.map(({ engine }) => engine.whenIdle()))
}

/** A node that lives on. */
function survivor(): TestEngine {
  return nodes[0] ?? dying
}

async function requestInspection(number: number): Promise<string> {
  const actor = { type: 'system', name: 'test' } as const
  const message = { id: v7(), parkId: dying.parkId, name: 'inspectionRequested', correlationKey: null, actor }
  const answer = await dying.engine.publishMessage({ ...message, variables: { number } })
  if (!answer.accepted) throw new Error(answer.rejection.message)
  return answer.instanceId
}

async function countInstances(processId: string): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int from process_instances where park_id = ${dying.parkId} and process_id = ${processId}`
  return row.count
}

async function faults(): Promise<readonly string[]> {
  const found: string[] = []
  await verifyJournal(database.url, ({ fault }) => found.push(fault))
  return found
}
