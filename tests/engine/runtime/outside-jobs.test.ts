import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Job, JobRequest } from '../../../engine/runtime/engine.ts'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'

const escalating = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1"
  targetNamespace="https://siji.dev/test"><escalation id="late" escalationCode="late"/><error id="none" errorCode="none"/>
  <process id="survey" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="measure"/>
    <serviceTask id="measure" siji:jobType="measure"/><userTask id="read"/><userTask id="told"/><userTask id="nothing"/>
    <sequenceFlow id="b" sourceRef="measure" targetRef="read"/>
    <boundaryEvent id="isLate" attachedToRef="measure" cancelActivity="false"><escalationEventDefinition escalationRef="late"/></boundaryEvent>
    <sequenceFlow id="c" sourceRef="isLate" targetRef="told"/>
    <boundaryEvent id="isNone" attachedToRef="measure"><errorEventDefinition errorRef="none"/></boundaryEvent>
    <sequenceFlow id="d" sourceRef="isNone" targetRef="nothing"/></process>
  <process id="mail" isExecutable="true"><startEvent id="begin"/><sequenceFlow id="e" sourceRef="begin" targetRef="post"/>
    <serviceTask id="post" siji:jobType="post"/></process></definitions>`

let database: TestDatabase
let node: TestEngine
let other: TestEngine
let sql: Sql
const manager = v7()

beforeAll(async () => {
  database = await createTestDatabase()
  // Seldom enough that only the nodes' own words wake whoever waits.
  node = openTestEngine(database.url, { pollInterval: 60_000, retryDelay: 3_600_000 })
  other = openTestEngine(database.url, { pollInterval: 20, retryDelay: 3_600_000 }, node.parkId)
  await node.deploy({ 'process.bpmn': new TextEncoder().encode(escalating) })
  await Promise.all([node.engine.start(), other.engine.start()])
  sql = postgres(database.superuserUrl, { max: 1 })
  await sql`insert into people (id, name) values (${manager}, '何婧')`
})

beforeEach(async () => {
  await sql`truncate jobs, job_types`
})

afterAll(async () => {
  await sql.end()
  await Promise.all([node.engine.stop(), other.engine.stop()])
  await database.drop()
})

function fetch(of: TestEngine, request: Partial<JobRequest> = {}): Promise<readonly Job[]> {
  const { signal } = new AbortController()
  const usual = { worker: 'w-1', jobTypes: ['measure'], most: 1, seconds: 60, waitFor: 0, signal }
  return of.engine.jobs.fetch({ parkId: node.parkId, ...usual, ...request })
}

async function take(request: Partial<JobRequest> = {}): Promise<Job> {
  const [job] = await fetch(node, request)
  if (job === undefined) throw new Error('Expected a job, but there is none.')
  return job
}

const held = ({ parkId, instanceId, key, attempt }: Job, worker = 'w-1') => ({
  parkId,
  instanceId,
  key,
  attempt,
  worker,
})
const completed = { type: 'completed', variables: { area: 1200 } } as const
const runOut = () => sql`update jobs set leased_until = clock_timestamp() - interval '1 second'`
const bound = (jobType: string, isPaused: boolean, most: number | null) =>
  sql`insert into job_types (park_id, job_type, is_paused, at_most, changed_by)
    values (${node.parkId}, ${jobType}, ${isPaused}, ${most}, ${manager})`

test('gives a job to one worker with what its task can see, and records its outcome once', async () => {
  const id = await node.start('survey', { plot: 'A-7' })

  const job = await take()

  expect(job).toMatchObject({ instanceId: id, node: 'measure', variables: { plot: 'A-7' }, attempt: 1, retries: 3 })
  expect(await fetch(other)).toEqual([])
  expect(await node.engine.jobs.finish(held(job), completed)).toMatchObject({ accepted: true, repeated: false })
  expect(await node.engine.jobs.finish(held(job), completed)).toMatchObject({ accepted: true, repeated: true })
  expect((await node.load(id)).elements[0]?.variables).toEqual({ plot: 'A-7', area: 1200 })
})

test('refuses who lost the lease to another, whatever the worker says of the job', async () => {
  await node.start('survey')
  const lost = await take()
  await runOut()
  const job = await take({ worker: 'w-2' })

  const late = await node.engine.jobs.finish(held(lost), completed)

  expect(late).toMatchObject({ accepted: false, rejection: { code: 'job-lost' } })
  expect(await node.engine.jobs.extend(held(lost), 60)).toMatchObject({ held: false })
  expect(await node.engine.jobs.escalate(held(lost), { id: v7(), code: 'late', variables: {} })).toMatchObject({
    accepted: false,
  })
  expect(await node.engine.jobs.finish(held({ ...job }, 'w-3'), completed)).toMatchObject({ accepted: false })
  expect(await node.engine.jobs.finish(held(job, 'w-2'), completed)).toMatchObject({ accepted: true })
})

test('records what a worker did whose lease ran out while nobody else took the job', async () => {
  await node.start('survey')
  const job = await take()
  await runOut()

  expect(await node.engine.jobs.finish(held(job), completed)).toMatchObject({ accepted: true })
})

test('keeps a job that is extended, and gives one back that is extended by nothing', async () => {
  await node.start('survey')
  const job = await take({ seconds: 1 })

  expect(await node.engine.jobs.extend(held(job), 3600)).toMatchObject({ held: true })
  expect(await fetch(other)).toEqual([])
  await node.engine.jobs.extend(held(job), 0)

  expect(await take({ worker: 'w-2' })).toMatchObject({ attempt: 2 })
})

test('waits for a job, and is woken at once by its own node', async () => {
  const waiting = fetch(node, { waitFor: 30_000, jobTypes: ['post', 'measure'] })

  const id = await node.start('survey')

  expect(await waiting).toMatchObject([{ instanceId: id }])
})

test('is woken by what another node puts out, in the time between two looks', async () => {
  const waiting = fetch(other, { waitFor: 30_000 })

  const id = await node.start('survey')

  expect(await waiting).toMatchObject([{ instanceId: id }])
})

test('wakes one worker for each of several jobs', async () => {
  const waiting = [1, 2, 3].map((number) => fetch(node, { waitFor: 30_000, worker: `w-${number}` }))

  await Promise.all([node.start('survey'), node.start('survey'), node.start('survey')])

  expect((await Promise.all(waiting)).map((jobs) => jobs.length)).toEqual([1, 1, 1])
})

test('takes nothing for a worker that has gone', async () => {
  const gone = new AbortController()
  const waiting = fetch(node, { waitFor: 30_000, signal: gone.signal })

  gone.abort()
  const id = await node.start('survey')

  expect(await waiting).toEqual([])
  expect(await take({ worker: 'w-2' })).toMatchObject({ instanceId: id })
})

test('hands out types in the order in which the worker names them', async () => {
  await node.start('survey')
  await node.start('mail')

  expect(await take({ jobTypes: ['post', 'measure'] })).toMatchObject({ jobType: 'post' })
})

test('tries again after a pause that the worker names, then with the retries that it leaves', async () => {
  const id = await node.start('survey')
  const failed = { type: 'failed', message: 'no signal', retryable: true } as const
  await node.engine.jobs.finish(held(await take()), failed)
  expect(await fetch(node)).toEqual([])
  const [pause] =
    await sql`select run_at - clock_timestamp() between interval '25 minutes' and interval '95 minutes' as fits from jobs`
  expect(pause).toEqual({ fits: true })

  await sql`update jobs set run_at = clock_timestamp()`
  await node.engine.jobs.finish(held(await take()), { ...failed, retryAfter: 0, retries: 7 })
  const job = await take()
  await node.engine.jobs.finish(held(job), { ...failed, retryable: false })

  expect(job).toMatchObject({ attempt: 3, retries: 7 })
  expect((await node.load(id)).elements.at(-1)).toMatchObject({ state: 'failed', incident: { code: 'job-failed' } })
  expect(await fetch(node)).toEqual([])
})

test('lets an escalation go its way beside the job, and an error end it', async () => {
  const id = await node.start('survey')
  const job = await take()

  const command = v7()
  await node.engine.jobs.escalate(held(job), { id: command, code: 'late', variables: { days: 2 } })
  await node.engine.jobs.escalate(held(job), { id: command, code: 'late', variables: { days: 2 } })
  await node.engine.jobs.finish(held(job), { type: 'error', code: 'none', variables: {} })

  expect((await node.load(id)).elements.map((element) => element.node)).toEqual(['survey', 'told', 'nothing'])
})

test('hands out nothing of a type that is paused, to nobody', async () => {
  await bound('measure', true, null)
  const done: string[] = []
  other.engine.handleJobs('post', async ({ instanceId }) => {
    done.push(instanceId)
    return { type: 'completed', variables: {} }
  })
  await bound('post', true, null)
  await node.start('survey')
  const mail = await node.start('mail')
  await other.engine.whenIdle()
  expect(await fetch(node)).toEqual([])
  expect(done).toEqual([])

  await sql`update job_types set is_paused = false`
  await other.engine.whenIdle()

  expect(await fetch(node)).toHaveLength(1)
  expect(done).toEqual([mail])
})

test('hands out no more of a bounded type than are free, whoever asks at the same time', async () => {
  await bound('measure', false, 2)
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => node.start('survey')))

  const together: number[] = []
  for (let round = 0; round < 20; round += 1) {
    await sql`update jobs set leased_until = null`
    const taken = await Promise.all([node, other, node, other].map((of) => fetch(of, { most: 2 })))
    together.push(taken.flat().length)
  }

  expect(new Set(together)).toEqual(new Set([2]))
})

test('hands out one more of a bounded type when one has been done', async () => {
  await bound('measure', false, 2)
  await Promise.all([1, 2, 3].map(() => node.start('survey')))
  const [job] = await fetch(node, { most: 3 })

  if (job !== undefined) await node.engine.jobs.finish(held(job), completed)

  expect(await fetch(other, { most: 3 })).toHaveLength(1)
})
