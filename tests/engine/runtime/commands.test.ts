import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestEngine, startOf, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { review } from './models.ts'

let database: TestDatabase
let node: TestEngine
/** A second node on the same database and park. */
let other: TestEngine

beforeAll(async () => {
  database = await createTestDatabase()
  node = openTestEngine(database.url)
  other = openTestEngine(database.url, {}, node.parkId)
  await Promise.all([node.engine.start(), other.engine.start()])
  await node.deploy(review)
})

afterAll(async () => {
  await Promise.all([node.engine.stop(), other.engine.stop()])
  await database.drop()
})

test('answers a command that comes again with its first answer', async () => {
  const start = node.command(v7(), startOf('review'))
  const first = await node.engine.send(start)

  const second = await node.engine.send(start)
  const third = await other.engine.send(start)

  expect(first).toEqual({ accepted: true, instanceId: start.instanceId, revision: 1, repeated: false })
  expect(second).toEqual({ ...first, repeated: true })
  expect(third).toEqual({ ...first, repeated: true })
})

test('lets equal commands in flight take effect once', async () => {
  const start = node.command(v7(), startOf('review'))

  const answers = await Promise.all([1, 2, 3].map(() => node.engine.send(start)))

  expect(answers.map((answer) => answer.accepted)).toEqual([true, true, true])
  expect((await node.load(start.instanceId)).revision).toBe(1)
})

test('refuses to start an instance that another command has started', async () => {
  const id = await node.start('review')

  const answer = await node.send(id, startOf('review'))

  expect(answer).toMatchObject({ accepted: false, rejection: { code: 'already-started' } })
})

test('handles several commands of one instance in one batch, and refuses only the one that cannot be', async () => {
  const id = await node.start('review')
  const key = await node.keyOf(id, 'decide')

  const answers = await Promise.all([
    node.send(id, { type: 'claimTask', key, person: 'p-1' }),
    node.send(id, { type: 'claimTask', key, person: 'p-2' }),
    node.send(id, { type: 'answerTask', key, person: 'p-1', variables: {} }),
  ])

  expect(answers).toMatchObject([
    { accepted: true, revision: 2 },
    { accepted: false, rejection: { code: 'move-not-allowed' } },
    { accepted: true, revision: 3 },
  ])
  expect((await node.load(id)).state).toBe('completed')
})

test('sees what another node did meanwhile before it refuses anything', async () => {
  const id = await node.start('review')
  const key = await node.keyOf(id, 'decide')
  await node.send(id, { type: 'claimTask', key, person: 'p-1' })
  await other.send(id, { type: 'releaseTask', key, person: 'p-1' })

  const answer = await node.send(id, { type: 'claimTask', key, person: 'p-2' })

  expect(answer).toMatchObject({ accepted: true, revision: 4 })
})

test('lets only one of two nodes win a task', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, () => node.start('review')))
  const key = await node.keyOf(ids[0] ?? '', 'decide')

  const pairs = await Promise.all(
    ids.map((id) =>
      Promise.all([
        node.send(id, { type: 'claimTask', key, person: 'p-1' }),
        other.send(id, { type: 'claimTask', key, person: 'p-2' }),
      ]),
    ),
  )

  expect(pairs.map((pair) => pair.filter(({ accepted }) => accepted).length)).toEqual(ids.map(() => 1))
})

test('writes the neighbours of a command whose text cannot be stored, and refuses that one', async () => {
  const starts = Array.from({ length: 7 }, (_, i) =>
    node.command(v7(), startOf('review', i === 3 ? { text: '\u0000' } : {})),
  )

  const answers = await Promise.all(starts.map((start) => node.engine.send(start)))

  expect(answers.filter(({ accepted }) => accepted)).toHaveLength(6)
  expect(answers[3]).toMatchObject({ accepted: false, rejection: { code: 'text-not-storable' } })
})

test('refuses an instance id that is no UUIDv7 of the past', async () => {
  const future = node.command('ffffffff-ffff-7fff-bfff-ffffffffffff', startOf('review'))
  const random = node.command('4dd3a8f0-0000-4000-8000-000000000000', startOf('review'))

  expect(await node.engine.send(future)).toMatchObject({ rejection: { code: 'invalid-id' } })
  expect(await node.engine.send(random)).toMatchObject({ rejection: { code: 'invalid-id' } })
})

test('refuses a process that the park has not deployed, and an instance that is not there', async () => {
  const start = await node.send(v7(), startOf('unknown'))
  const claim = await node.send(v7(), { type: 'claimTask', key: 1, person: 'p-1' })

  expect(start).toMatchObject({ accepted: false, rejection: { code: 'process-not-found' } })
  expect(claim).toMatchObject({ accepted: false, rejection: { code: 'not-started' } })
})

test('keeps two parks apart though they use the same instance id', async () => {
  const foreign = openTestEngine(database.url)
  await foreign.engine.start()
  await foreign.deploy(review)
  const id = await node.start('review')

  const answer = await foreign.engine.send(foreign.command(id, startOf('review')))

  expect(answer).toMatchObject({ accepted: true, revision: 1 })
  await foreign.engine.stop()
})

test('keeps a history whose chain holds until somebody touches it', async () => {
  const id = await node.start('review')
  await node.send(id, { type: 'claimTask', key: await node.keyOf(id, 'decide'), person: 'p-1' })

  const history = await node.engine.readHistory(node.parkId, id)

  expect(history.chainHolds).toBe(true)
  expect(history.entries).toMatchObject([
    { revision: 1, command: { type: 'startInstance' } },
    { revision: 2, command: { type: 'claimTask' }, actor: { type: 'person', person: 'p-1' } },
  ])
})
