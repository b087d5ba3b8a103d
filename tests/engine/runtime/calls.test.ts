import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { calledInstanceId } from '../../../engine/runtime/called-instance-id.ts'
import { isInstanceId } from '../../../engine/runtime/instance-id.ts'
import { verifyJournal } from '../../../engine/runtime/verification/verify-journal.ts'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { caller, pinned, review } from './models.ts'

let database: TestDatabase
let sql: Sql
/** Writes what it is told and brings nothing anywhere: it dies before it could. */
let dying: TestEngine
let living: TestEngine

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1 })
})

beforeEach(async () => {
  dying = openTestEngine(database.url, {}, v7())
  living = openTestEngine(database.url, {}, dying.parkId)
  for (const model of [review, caller]) await dying.deploy(model)
})

afterEach(async () => {
  await Promise.all([dying, living].map(({ engine }) => engine.stop()))
})

afterAll(async () => {
  await sql.end()
  await database.drop()
})

test('starts a called process once, however often the server dies, and hands its end back once', async () => {
  const id = await dying.start('caller', { subject: 'roof' })
  const started = await sql`select * from thrown_messages where instance_id = ${id}`
  await dying.engine.stop()
  await living.engine.start()
  await again(started)
  const called = await calledBy(id)
  expect(await living.load(called)).toMatchObject({ processId: 'review', rootInstanceId: id, state: 'active' })
  expect(isInstanceId(called)).toBe(true)

  await living.send(called, { type: 'completeTask', key: await living.keyOf(called, 'decide'), variables: { fine: 1 } })
  await living.engine.whenIdle()
  expect(await living.load(id)).toMatchObject({ state: 'active', elements: [{}, { node: 'after' }] })
  await again(started)

  expect(await countInstances('review')).toBe(1)
  expect((await living.load(id)).elements[0]?.variables).toEqual({ subject: 'roof', result: 1 })
  expect(await faults()).toEqual([])
})

test('hands an end back that was written before a crash', async () => {
  const id = await living.start('caller', { subject: 'roof' })
  await living.engine.start()
  await living.engine.whenIdle()
  const called = await calledBy(id)
  await living.engine.stop()
  await dying.send(called, { type: 'completeTask', key: await dying.keyOf(called, 'decide'), variables: {} })

  living = openTestEngine(database.url, {}, dying.parkId)
  await living.engine.start()
  await living.engine.whenIdle()

  expect((await living.load(id)).elements[1]?.node).toBe('after')
})

test('cancels what it called along with itself, also where the call has not been brought yet', async () => {
  const early = await dying.start('caller')
  await dying.send(early, { type: 'cancelInstance', reason: 'test' })
  const late = await dying.start('caller')
  await living.engine.start()
  await living.engine.whenIdle()

  await living.send(late, { type: 'cancelInstance', reason: 'test' })
  await living.engine.whenIdle()

  const states = await Promise.all([early, late].map(async (id) => (await living.load(await calledBy(id))).state))
  expect(states).toEqual(['cancelled', 'cancelled'])
  expect(await sql`select from tasks where park_id = ${living.parkId}`).toHaveLength(0)
})

test('calls the version that the model names, and stands with an incident until there is one', async () => {
  await dying.deploy(pinned)
  await living.engine.start()
  const id = await living.start('pinned')
  await living.engine.whenIdle()
  expect((await living.load(id)).elements[1]?.incident).toMatchObject({ code: 'called-process-missing' })

  await living.deploy({ ...review, 'note.txt': new TextEncoder().encode('second') })
  await living.send(id, { type: 'resolveIncident', key: await living.keyOf(id, 'call'), variables: {} })
  await living.engine.whenIdle()

  const [row] = await sql`select process_id from process_instances where root_instance_id = ${id} and id <> ${id}`
  expect(row).toEqual({ process_id: 'review' })
  expect(await faults()).toEqual([])
})

test('calls what came with its own deployment, whatever has been deployed since', async () => {
  const source = new TextDecoder().decode(caller['process.bpmn'])
  const bound = source.replace('<siji:input', '<siji:called binding="deployment"/><siji:input')
  const hash = await living.deploy({ 'a.bpmn': new TextEncoder().encode(bound), 'b.bpmn': review['process.bpmn'] })
  await living.deploy({ ...review, 'note.txt': new TextEncoder().encode('newer') })
  await living.engine.start()

  const id = await living.start('caller')
  await living.engine.whenIdle()

  expect((await living.load(await calledBy(id))).definitionHash).toBe(hash)
})

async function calledBy(id: string): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    select id from process_instances where root_instance_id = ${id} and id <> ${id}`
  const [event] = await sql<{ key: number }[]>`
    select (e ->> 'key')::int as key from journal, json_array_elements(events) e
    where instance_id = ${id} and e ->> 'type' = 'callStarted'`
  expect(row?.id).toBe(calledInstanceId(id, event?.key ?? -1))
  return row?.id ?? ''
}

/** The rows are brought, and brought once more: a node died before it could remove them. */
async function again(rows: readonly object[]): Promise<void> {
  await living.engine.whenIdle()
  for (const row of rows) await sql`insert into thrown_messages ${sql({ ...row, leased_until: null })}`
  await living.engine.whenIdle()
}

async function countInstances(processId: string): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int from process_instances where park_id = ${living.parkId} and process_id = ${processId}`
  return row.count
}

async function faults(): Promise<readonly string[]> {
  const found: string[] = []
  await verifyJournal(database.url, ({ fault }) => found.push(fault))
  return found
}
