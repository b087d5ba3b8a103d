import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { verifyJournal } from '../../../engine/runtime/verification/verify-journal.ts'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { twoWords, weekly } from './models.ts'

const HOUR = 3_600_000

let database: TestDatabase
let sql: Sql
let nodes: readonly [TestEngine, TestEngine]

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1 })
})

beforeEach(async () => {
  const first = openTestEngine(database.url, {}, v7())
  nodes = [first, openTestEngine(database.url, {}, first.parkId)]
  await first.deploy(twoWords)
  await Promise.all(nodes.map(({ engine }) => engine.start()))
})

afterEach(async () => {
  await Promise.all(nodes.map(({ engine }) => engine.stop()))
})

afterAll(async () => {
  await sql.end()
  await database.drop()
})

test('keeps a message that nobody waits for, and brings it once to whoever comes to wait, whichever node knows', async () => {
  const [message, late] = [word('secondWord'), word('firstWord')]

  const kept = await nodes[0].engine.publishOrKeep(message, 'PT1H')
  const again = await nodes[1].engine.publishOrKeep(message, 'PT1H')
  const listener = await nodes[1].start('listener')
  const answer = await nodes[0].engine.publishOrKeep(late, 'PT1H')
  await settle()

  expect(kept).toMatchObject({ accepted: true, keptUntil: expect.any(Number), repeated: false })
  expect(again).toEqual({ ...kept, repeated: true })
  expect(answer).toMatchObject({ accepted: true, instanceId: listener, revision: 2, repeated: false })
  expect(await nodes[0].load(listener)).toMatchObject({ state: 'completed', revision: 3 })
  expect(await nodes[0].engine.publishOrKeep(message, 'PT1H')).toMatchObject({ instanceId: listener, repeated: true })
  expect(await left()).toBe(0)
})

test('brings the oldest first, each to one, while two nodes race', async () => {
  const numbers = Array.from({ length: 12 }, (_, index) => index)
  for (const number of numbers) await nodes[0].engine.publishOrKeep(word('firstWord', { number }), 'P1D')

  const listeners: string[] = []
  for (const number of numbers) {
    const id = await nodes[number % 2 === 0 ? 0 : 1].start('listener')
    listeners.push(id)
    await vi.waitUntil(async () => (await nodes[0].load(id)).elements.some(({ node }) => node === 'hearTwo'), {
      timeout: 60_000,
    })
  }

  const heard = await Promise.all(listeners.map(async (id) => (await nodes[0].load(id)).elements[0]?.variables))
  expect(heard).toEqual(numbers.map((number) => ({ number })))
  await expect.poll(left).toBe(0)
  expect(await faults()).toEqual([])
})

test('lets as many listeners as there are messages have one each, all at once', async () => {
  await Promise.all(
    [1, 2, 3, 4, 5].map((_, at) => nodes[at % 2 === 0 ? 0 : 1].engine.publishOrKeep(word('firstWord'), 'P1D')),
  )

  const ids = await Promise.all(Array.from({ length: 8 }, (_, at) => nodes[at % 2 === 0 ? 0 : 1].start('listener')))
  await settle()

  const revisions = await Promise.all(ids.map(async (id) => (await nodes[0].load(id)).revision))
  expect(revisions.sort()).toEqual([1, 1, 1, 2, 2, 2, 2, 2])
  expect(await left()).toBe(0)
})

test('forgets a message when its time is over, by virtual time', async () => {
  await nodes[0].engine.publishOrKeep(word('firstWord'), 'PT1H')
  await nodes[0].engine.setVirtualTime(nodes[0].engine.now() + 2 * HOUR)

  const id = await nodes[0].start('listener')
  await settle()

  expect((await nodes[0].load(id)).revision).toBe(1)
  for (const timeToLive of ['soon', 'PT0S', 'P2Y']) {
    const answer = await nodes[0].engine.publishOrKeep(word('firstWord'), timeToLive)
    expect(answer).toMatchObject({ accepted: false, rejection: { code: 'invalid-time-to-live' } })
  }
})

test('keeps a message for an instance that is suspended until it is resumed', async () => {
  const id = await nodes[0].start('listener')
  await nodes[0].send(id, { type: 'suspendInstance' })

  const answer = await nodes[0].engine.publishOrKeep(word('firstWord'), 'PT1H')
  expect(answer).toMatchObject({ accepted: true, keptUntil: expect.any(Number) })
  await nodes[1].send(id, { type: 'resumeInstance' })

  // It is kept until it has arrived, so its row goes last.
  await expect.poll(left).toBe(0)
  expect((await nodes[0].load(id)).revision).toBe(4)
})

test('starts a process whose start event is deployed later, once for each message', async () => {
  const ask = { ...word('inspectionRequested'), variables: { number: 1 } }
  await nodes[0].engine.publishOrKeep(ask, 'PT1H')
  await nodes[0].engine.publishOrKeep({ ...ask, id: v7() }, 'PT1H')

  await nodes[1].deploy(weekly)
  await expect.poll(left).toBe(0)

  const started = await sql`select from process_instances where park_id = ${ask.parkId} and process_id = 'inspection'`
  expect(started).toHaveLength(2)
})

test('brings a message once, wherever the node that had it died', async () => {
  const listener = await nodes[0].start('listener')
  const message = word('firstWord')
  await nodes[0].engine.publishOrKeep(message, 'PT1H')
  // It had arrived, and the node died before it noted that.
  await keepAgain(message, null)
  await nodes[1].start('listener')
  await settle()
  expect((await nodes[0].load(listener)).revision).toBe(2)

  // It was on lease, and the node died before it settled where it goes.
  const second = word('secondWord')
  await keepAgain(second, 'over')
  await expect.poll(left).toBe(0)

  expect(await nodes[0].load(listener)).toMatchObject({ state: 'completed', revision: 3 })
  expect(await faults()).toEqual([])
})

test('brings a message whose node died before the clock was put back an hour', async () => {
  const listener = await nodes[0].start('listener')

  await keepAgain(word('firstWord'), 'an hour ahead')

  await expect.poll(left).toBe(0)
  expect((await nodes[0].load(listener)).revision).toBe(2)
})

test('forgets after thirty days where a message went: it is a new one then', async () => {
  const message = word('firstWord')
  await nodes[0].start('listener')
  await nodes[0].engine.publishMessage(message)
  await sql`update published_messages set published_at = published_at - interval '31 days' where id = ${message.id}`

  const restarted = openTestEngine(database.url, {}, message.parkId)
  await restarted.engine.start()
  await expect.poll(async () => (await sql`select from published_messages where id = ${message.id}`).length).toBe(0)
  const answer = await restarted.engine.publishMessage(message)
  await restarted.engine.stop()

  expect(answer).toMatchObject({ accepted: false, rejection: { code: 'no-subscriber' } })
})

function word(name: string, variables: { readonly [name: string]: number } = {}) {
  const actor = { type: 'system', name: 'test' } as const
  return { id: v7(), parkId: nodes[0].parkId, name, correlationKey: null, variables, actor }
}

async function settle(): Promise<void> {
  await Promise.all(nodes.map(({ engine }) => engine.whenIdle()))
}

async function left(): Promise<number> {
  return (await sql`select from kept_messages where park_id = ${nodes[0].parkId}`).length
}

async function keepAgain(message: ReturnType<typeof word>, lease: 'over' | 'an hour ahead' | null): Promise<void> {
  const until = { over: new Date(Date.now() - 1_000), 'an hour ahead': new Date(Date.now() + 3_600_000) }
  await sql`
    insert into kept_messages (park_id, id, name, variables, actor, kept_at, expires_at, leased_until)
    values (${message.parkId}, ${message.id}, ${message.name}, '{}', ${JSON.stringify(message.actor)}::text::json, now(),
      now() + interval '1 day', ${lease === null ? null : until[lease]})`
}

async function faults(): Promise<readonly string[]> {
  const found: string[] = []
  await verifyJournal(database.url, ({ fault }) => found.push(fault))
  return found
}
