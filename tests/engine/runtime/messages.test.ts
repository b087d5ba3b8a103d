import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PublishedMessage } from '../../../engine/runtime/engine.ts'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { reply, weekly } from './models.ts'

let database: TestDatabase
let node: TestEngine

beforeAll(async () => {
  database = await createTestDatabase()
  node = openTestEngine(database.url)
  await node.engine.start()
  await node.deploy(weekly)
  await node.deploy(reply)
})

afterAll(async () => {
  await node.engine.stop()
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

function request(variables: PublishedMessage['variables']): PublishedMessage {
  const actor = { type: 'system', name: 'test' } as const
  return { id: v7(), parkId: node.parkId, name: 'inspectionRequested', correlationKey: null, variables, actor }
}
