import postgres from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Job, JobOutcome } from '../../../engine/runtime/engine.ts'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { notice } from './models.ts'

let database: TestDatabase
let node: TestEngine
let work: (job: Job) => Promise<JobOutcome>
const jobs: Job[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  node = openTestEngine(database.url, { retryDelay: 20 })
  node.engine.handleJobs('send-notice', async (job) => {
    jobs.push(job)
    return await work(job)
  })
  await node.engine.start()
  await node.deploy(notice)
})

beforeEach(() => {
  jobs.length = 0
})

afterAll(async () => {
  await node.engine.stop()
  await database.drop()
})

test('hands a job what its task can see, and goes on with what it gives back', async () => {
  work = async () => ({ type: 'completed', variables: { sent: true } })

  const id = await node.start('notice', { to: '中工京地' })
  await node.engine.whenIdle()

  expect(jobs).toMatchObject([
    { instanceId: id, node: 'send', jobType: 'send-notice', variables: { to: '中工京地' }, attempt: 1 },
  ])
  expect((await node.load(id)).elements[0]?.variables).toEqual({ to: '中工京地', sent: true })
})

test('tries a job again that failed, and records its success once', async () => {
  work = async ({ attempt }) => {
    if (attempt === 1) throw new Error('the gateway did not answer')
    return { type: 'completed', variables: {} }
  }

  const id = await node.start('notice')
  await node.engine.whenIdle()

  const { entries } = await node.engine.readHistory(node.parkId, id)
  expect(entries.map(({ command }) => command)).toMatchObject([
    { type: 'startInstance' },
    { type: 'failJob', retries: 2, message: 'the gateway did not answer' },
    { type: 'completeJob' },
  ])
})

test('raises an incident after the last attempt, and goes on when it is resolved', async () => {
  work = async () => ({ type: 'failed', message: 'no number', retryable: true })
  const id = await node.start('notice')
  await node.engine.whenIdle()
  expect(jobs.map(({ attempt }) => attempt)).toEqual([1, 2, 3])
  const failed = (await node.load(id)).elements.find((element) => element.node === 'send')
  expect(failed).toMatchObject({ state: 'failed', incident: { code: 'job-failed' } })

  work = async () => ({ type: 'completed', variables: {} })
  await node.send(id, { type: 'resolveIncident', key: failed?.key ?? -1, variables: {} })
  await node.engine.whenIdle()

  expect(await node.keyOf(id, 'read')).toBeGreaterThan(0)
})

test('raises the incident at once where trying again cannot help', async () => {
  work = async () => ({ type: 'failed', message: 'a character is missing', retryable: false })

  const id = await node.start('notice')
  await node.engine.whenIdle()

  expect(jobs).toHaveLength(1)
  expect((await node.load(id)).elements.at(-1)?.incident?.message).toContain('a character is missing')
})

test('makes an incident of an error that nothing in the model catches', async () => {
  work = async () => ({ type: 'error', code: 'unknown', variables: {} })

  const id = await node.start('notice')
  await node.engine.whenIdle()

  expect(jobs).toHaveLength(1)
  expect((await node.load(id)).elements.at(-1)).toMatchObject({ state: 'failed' })
})

test('takes up a job whose node died in the middle of it', async () => {
  const parkId = v7()
  const dying = openTestEngine(database.url, {}, parkId)
  await dying.deploy(notice)
  await dying.engine.start()
  await dying.start('notice')
  const sql = postgres(database.superuserUrl, { max: 1 })
  work = async () => ({ type: 'completed', variables: {} })

  // A lease that has run out, as a killed node leaves it behind.
  await sql`update jobs set leased_until = clock_timestamp() - interval '1 second', attempt = 1 where park_id = ${parkId}`
  await node.engine.whenIdle()

  const rows = await sql`select 1 from jobs where park_id = ${parkId}`
  expect(rows).toEqual([])
  await sql.end()
  await dying.engine.stop()
})
