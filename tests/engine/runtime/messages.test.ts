import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PublishedMessage } from '../../../engine/runtime/engine.ts'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { reply, weekly } from './models.ts'

let database: TestDatabase
let node: TestEngine
let sql: Sql

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1 })
  node = openTestEngine(database.url)
  await node.engine.start()
  await node.deploy(weekly)
  await node.deploy(reply)
})

afterAll(async () => {
  await node.engine.stop()
  await sql.end()
  await database.drop()
})

test('starts a process whose start event waits for the message, once for the same message', async () => {
  const message = request({ number: 7 })

  const first = await node.engine.publishMessage(message)
  const second = await node.engine.publishMessage(message)

  expect(first).toMatchObject({ accepted: true, revision: 1, repeated: false })
  expect(second).toEqual({ ...first, repeated: true })
})

test('brings a message to the instance whose key it names, and answers its repetition the same way', async () => {
  const waiting = await Promise.all([11, 12].map((number) => node.engine.publishMessage(request({ number }))))
  const answered = { ...request({}), name: 'answered', correlationKey: '12' }

  const first = await node.engine.publishMessage(answered)
  const second = await node.engine.publishMessage(answered)

  const expected = waiting[1]?.accepted === true ? waiting[1].instanceId : ''
  expect(first).toMatchObject({ accepted: true, instanceId: expected, revision: 2 })
  expect(second).toEqual({ ...first, repeated: true })
  expect((await node.load(expected)).state).toBe('completed')
})

test('refuses a message that nothing waits for', async () => {
  const answer = await node.engine.publishMessage({ ...request({}), name: 'answered', correlationKey: 'nobody' })

  expect(answer).toMatchObject({ accepted: false, rejection: { code: 'no-subscriber' } })
})

test('lets one of several messages with the same key through', async () => {
  await node.engine.publishMessage(request({ number: 20 }))

  const answers = await Promise.all(
    [1, 2, 3].map(() => node.engine.publishMessage({ ...request({}), name: 'answered', correlationKey: '20' })),
  )

  expect(answers.filter(({ accepted }) => accepted)).toHaveLength(1)
})

test('brings what a message end event throws to the instance for which it is', async () => {
  const waiting = await Promise.all([31, 32].map((number) => node.engine.publishMessage(request({ number }))))

  await node.start('reply', { number: 32 })
  await node.engine.whenIdle()

  const ids = waiting.map((answer) => (answer.accepted ? answer.instanceId : ''))
  const states = await Promise.all(ids.map(async (id) => (await node.load(id)).state))
  expect(states).toEqual(['active', 'completed'])
})

test('brings a message that two nodes were given to one receiver only, when the first one is gone in between', async () => {
  const waiting = await Promise.all([41, 41].map((number) => node.engine.publishMessage(request({ number }))))
  const [first, second] = waiting.map((answer) => (answer.accepted ? answer.instanceId : ''))
  const message = { ...request({}), name: 'answered', correlationKey: '41' }
  const { parkId, id, name, correlationKey, variables, actor } = message
  // The other node has written down that it goes to the first, and has not sent it yet.
  await sql`insert into published_messages (park_id, id, instance_id, published_at) values (${parkId}, ${id}, ${String(first)}, siji_now())`

  const answer = node.engine.publishMessage(message)
  const early = await Promise.race([answer.then(() => 'answered'), manyLooks().then(() => 'waits')])
  // There the first had stopped to wait when it sent it, and it went to the second.
  await sql`update published_messages set instance_id = ${String(second)} where park_id = ${parkId} and id = ${id}`
  const body = { type: 'deliverMessage', name, correlationKey, variables } as const
  await node.engine.send({ id, parkId, instanceId: String(second), actor, body })

  expect(early).toBe('waits')
  expect(await answer).toMatchObject({ accepted: true, instanceId: second, repeated: true })
  expect((await node.load(String(first))).revision).toBe(1)
})

test('takes over a message that a node which died had written down and never sent', async () => {
  const waiting = await node.engine.publishMessage(request({ number: 42 }))
  const receiver = waiting.accepted ? waiting.instanceId : ''
  const message = { ...request({}), name: 'answered', correlationKey: '42' }
  await sql`
    insert into published_messages (park_id, id, instance_id, published_at)
    values (${message.parkId}, ${message.id}, ${receiver}, siji_now() - interval '1 minute')`

  expect(await node.engine.publishMessage(message)).toMatchObject({ accepted: true, instanceId: receiver, revision: 2 })
})

/** Long enough for a node to have looked where a message goes, and to have sent it if it does. */
async function manyLooks(): Promise<void> {
  for (let look = 0; look < 20; look++) await node.engine.readNow()
}

function request(variables: PublishedMessage['variables']): PublishedMessage {
  const actor = { type: 'system', name: 'test' } as const
  return { id: v7(), parkId: node.parkId, name: 'inspectionRequested', correlationKey: null, variables, actor }
}
