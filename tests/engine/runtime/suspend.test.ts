import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { calledInstanceId, restartedInstanceId } from '../../../engine/runtime/called-instance-id.ts'
import { verifyJournal } from '../../../engine/runtime/verification/verify-journal.ts'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { alarm, caller, deadline, notice, review, twoWords } from './models.ts'

const DAY = 86_400_000

let database: TestDatabase
let sql: Sql
let node: TestEngine

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1 })
})

beforeEach(async () => {
  node = openTestEngine(database.url, {}, v7())
  for (const model of [deadline, notice, review, caller, twoWords, alarm]) await node.deploy(model)
  await node.engine.start()
})

afterEach(async () => {
  await node.engine.stop()
})

afterAll(async () => {
  await sql.end()
  await database.drop()
})

test('keeps a timer that comes due while suspended, and fires it once when resumed', async () => {
  const id = await node.start('deadline')
  await node.send(id, { type: 'suspendInstance' })

  await node.engine.setVirtualTime(node.engine.now() + 3 * DAY)
  await node.engine.whenIdle()
  const answer = await node.send(id, { type: 'setVariables', scope: 0, variables: {} })
  expect(answer).toMatchObject({ accepted: false, rejection: { code: 'instance-suspended' } })
  expect((await node.load(id)).elements).toHaveLength(2)
  expect(await faults()).toEqual([])

  await node.send(id, { type: 'resumeInstance' })
  await node.engine.whenIdle()
  expect(await node.load(id)).toMatchObject({ state: 'completed', revision: 4 })
})

test('does no job of an instance while it is suspended, also one that was under way', async () => {
  const done: string[] = []
  const id = await node.start('notice')
  const other = await node.start('notice')
  await node.send(id, { type: 'suspendInstance' })
  node.engine.handleJobs('send-notice', async ({ instanceId }) => {
    if (instanceId === other && done.length === 0) await node.send(other, { type: 'suspendInstance' })
    done.push(instanceId)
    return { type: 'completed', variables: {} }
  })
  await node.engine.whenIdle()
  expect(done).toEqual([other])

  for (const each of [id, other]) await node.send(each, { type: 'resumeInstance' })
  await node.engine.whenIdle()

  const nodes = await Promise.all([id, other].map(async (each) => (await node.load(each)).elements[1]?.node))
  expect(nodes).toEqual(['read', 'read'])
  expect(await faults()).toEqual([])
})

test('suspends and moves in one batch as it does one by one', async () => {
  const id = await node.start('deadline')
  const bodies = [
    { type: 'modifyInstance', terminate: ['correct'], activate: ['correct'], after: [] },
    { type: 'suspendInstance' },
  ] as const

  await Promise.all(bodies.map((body) => node.send(id, body)))
  await node.engine.setVirtualTime(node.engine.now() + 3 * DAY)
  await node.engine.whenIdle()
  expect((await node.load(id)).elements).toMatchObject([{}, { node: 'correct' }])
  await node.send(id, { type: 'resumeInstance' })
  await node.engine.whenIdle()

  expect(await node.load(id)).toMatchObject({ state: 'completed' })
  expect(await faults()).toEqual([])
})

test('holds what it has called, keeps the signals that come meanwhile, and lets go once nobody holds any more', async () => {
  const id = await node.start('caller')
  await node.engine.whenIdle()
  const called = calledInstanceId(id, (await node.load(id)).elements[1]?.call?.key ?? -1)
  const listens = await node.start('neighbour')

  await node.send(id, { type: 'suspendInstance' })
  await node.send(listens, { type: 'suspendInstance' })
  await node.engine.whenIdle()
  expect(await node.load(called)).toMatchObject({ suspended: true, suspendedBy: ['caller'] })
  await node.send(called, { type: 'suspendInstance' })
  await node.start('siren')
  await node.engine.whenIdle()
  expect(await node.load(listens)).toMatchObject({ keptSignals: [{ name: 'alarm' }], elements: [{}, { node: 'live' }] })

  await node.send(id, { type: 'resumeInstance' })
  await node.send(listens, { type: 'resumeInstance' })
  await node.engine.whenIdle()
  expect(await node.load(called)).toMatchObject({ suspended: true, suspendedBy: ['person'] })
  expect(await node.load(listens)).toMatchObject({ elements: [{}, { node: 'live' }, { node: 'look' }] })
  await node.send(called, { type: 'resumeInstance' })
  await node.send(called, { type: 'completeTask', key: await node.keyOf(called, 'decide'), variables: {} })
  await node.engine.whenIdle()

  expect((await node.load(id)).elements[1]?.node).toBe('after')
  expect(await node.load(listens)).not.toHaveProperty('keptSignals')
  expect(await faults()).toEqual([])
})

test('lets an ended instance go on as a new one, once, however often it is asked', async () => {
  const id = await node.start('deadline', { days: 3 })
  await node.send(id, { type: 'cancelInstance', reason: 'test' })
  const ended = await endedAt(id)
  const commandId = v7()
  const as = restartedInstanceId(id, commandId)
  const command = {
    ...node.command(id, { type: 'restartInstance', as, points: [{ node: 'correct' }], variables: { days: 4 } }),
    id: commandId,
  }
  expect(await node.engine.foresee(command)).toMatchObject({ accepted: true, instance: { id: as } })

  expect(await node.engine.send(command)).toMatchObject({ accepted: true, repeated: false })
  expect(await node.engine.send(command)).toMatchObject({ accepted: true, repeated: true })
  await node.engine.whenIdle()

  expect(await node.load(as)).toMatchObject({
    restartOf: id,
    rootInstanceId: as,
    elements: [{ variables: { days: 4 } }, { node: 'correct' }],
  })
  expect(await node.load(id)).toMatchObject({ restarts: [as], state: 'cancelled' })
  expect(await endedAt(id)).toBe(ended)
  expect(await faults()).toEqual([])
})

test('takes no message for overdue that waits for a suspended instance, and brings it soon after that is resumed', async () => {
  const id = await node.start('listener')
  await node.send(id, { type: 'suspendInstance' })
  await node.start('speaker')
  await vi.waitFor(async () => {
    const [row] = await sql`select leased_until is not null as tried from thrown_messages where name = 'firstWord'`
    expect(row?.['tried']).toBe(true)
  }, 60_000)

  await sql`update thrown_messages set thrown_at = thrown_at - interval '1 hour'`
  expect(await faults()).toEqual([])
  await node.send(id, { type: 'resumeInstance' })
  expect(await faults()).toEqual([])
  await node.engine.whenIdle()

  expect(await node.load(id)).toMatchObject({ state: 'completed' })
})

async function endedAt(id: string): Promise<string> {
  const [row] = await sql`select ended_at::text as at from process_instances where id = ${id}`
  return row?.['at']
}

async function faults(): Promise<readonly string[]> {
  const found: string[] = []
  await verifyJournal(database.url, ({ fault, detail }) => found.push(`${fault} ${detail}`))
  return found
}
