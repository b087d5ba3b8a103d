import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { verifyJournal } from '../../../engine/runtime/verification/verify-journal.ts'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { deadline, notice } from './models.ts'

const DAY = 86_400_000

let database: TestDatabase
let node: TestEngine

beforeAll(async () => {
  database = await createTestDatabase()
})

beforeEach(async () => {
  node = openTestEngine(database.url, {}, v7())
  for (const model of [deadline, notice]) await node.deploy(model)
  await node.engine.start()
})

afterEach(async () => {
  await node.engine.stop()
})

afterAll(async () => {
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

async function faults(): Promise<readonly string[]> {
  const found: string[] = []
  await verifyJournal(database.url, ({ fault, detail }) => found.push(`${fault} ${detail}`))
  return found
}
