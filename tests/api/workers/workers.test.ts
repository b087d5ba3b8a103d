import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../../api/demo-data/people.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Caller, Json } from '../../support/caller.ts'

const jobs = '/api/v1/parks/demo/jobs'
const model = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1"
  targetNamespace="https://siji.dev/test"><error id="none" errorCode="none"/><escalation id="late" escalationCode="late"/>
  <process id="survey" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="measure"/>
    <serviceTask id="measure" siji:jobType="measure"/><userTask id="read"/><userTask id="nothing"/><userTask id="told"/>
    <sequenceFlow id="b" sourceRef="measure" targetRef="read"/>
    <boundaryEvent id="isLate" attachedToRef="measure" cancelActivity="false"><escalationEventDefinition escalationRef="late"/></boundaryEvent>
    <sequenceFlow id="c" sourceRef="isLate" targetRef="told"/>
    <boundaryEvent id="isNone" attachedToRef="measure"><errorEventDefinition errorRef="none"/></boundaryEvent>
    <sequenceFlow id="d" sourceRef="isNone" targetRef="nothing"/></process></definitions>`

let site: TestApp
let worker: Caller

beforeAll(async () => {
  site = await startTestApp()
  worker = await site.as('worker')
  await (await site.as('manager')).post('/api/v1/parks/demo/processes', { files: { 'process.bpmn': model } })
})
afterAll(async () => await site.close())

async function start(variables = {}): Promise<string> {
  const [instanceId, actor] = [v7(), { type: 'system', name: 'test' } as const]
  const body = { processId: 'survey', definitionHash: null, startEvent: null, businessKey: null, variables }
  await site.engine.send({ id: v7(), parkId: site.parkId, instanceId, actor, body: { type: 'startInstance', ...body } })
  return instanceId
}

const nodesOf = async (id: string) =>
  (await site.engine.loadInstance(site.parkId, id))?.elements.map(({ node }) => node).slice(1)

const ask = (more: object = {}) => worker.post(`${jobs}/fetch`, { worker: 'w-1', types: ['measure'], ...more })

async function take(more: object = {}): Promise<Json> {
  const [job] = (await ask(more)).body['jobs'] as unknown as readonly Json[]
  if (job === undefined) throw new Error('Expected a job, but there is none.')
  return job
}

const say = (job: Json, what: string, more: object = {}) =>
  worker.post(`${jobs}/${job['instanceId']}/${job['key']}/${what}`, {
    worker: 'w-1',
    attempt: job['attempt'],
    ...more,
  })

test('waits until there is a job, and takes what was done with it once', async () => {
  const waiting = take({ waitSeconds: 25 })
  const id = await start({ plot: 'A-7' })
  const job = await waiting
  expect(job).toMatchObject({
    instanceId: id,
    type: 'measure',
    node: 'measure',
    variables: { plot: 'A-7' },
    attempt: 1,
  })

  expect((await say(job, 'extend', { leaseSeconds: 60 })).status).toBe(200)
  const done = { variables: { area: 1200 } }
  expect(await say(job, 'complete', done)).toMatchObject({ status: 200, body: { repeated: false } })
  expect(await say(job, 'complete', done)).toMatchObject({ status: 200, body: { repeated: true } })

  expect(await nodesOf(id)).toEqual(['read'])
  const history = await (await site.as('manager')).get(`/api/v1/parks/demo/instances/${id}/history`)
  expect(history.body['entries']?.['1']).toMatchObject({ actor: { type: 'worker', worker: 'worker/w-1' } })
})

test('waits over a connection as long as there is one, and takes nothing for who has left', async () => {
  const url = `${await site.app.listen({ host: '127.0.0.1', port: 0 })}${jobs}/fetch`
  const signIn = { account: 'worker', password: DEMO_PASSWORD, carriedBy: 'bearer' }
  const { body } = await site.nobody.post('/api/v1/sessions', signIn)
  const headers = { authorization: `Bearer ${body['token']}`, 'content-type': 'application/json' }
  const ask = (signal: AbortSignal) =>
    fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ worker: 'w-1', types: ['measure'], waitSeconds: 25 }),
      signal,
    })
  const leaving = new AbortController()
  const [left, waiting] = [ask(leaving.signal).catch(() => 'left'), ask(new AbortController().signal)]

  leaving.abort()
  const id = await start()

  expect(await left).toBe('left')
  const { jobs: taken } = (await (await waiting).json()) as { readonly jobs: readonly Json[] }
  expect(taken).toMatchObject([{ instanceId: id }])
  for (const job of taken) expect((await say(job, 'complete')).status).toBe(200)
})

test('says that a job is lost, to whoever has it no longer and to a name that has not taken it', async () => {
  await start()
  const lost = await take()
  await say(lost, 'extend', { leaseSeconds: 0 })
  const job = await take()

  expect(await say(lost, 'complete')).toMatchObject({ status: 409, body: { code: 'job-lost' } })
  expect(await say(job, 'complete', { worker: 'w-2' })).toMatchObject({ status: 409, body: { code: 'job-lost' } })
  expect((await say(job, 'complete')).status).toBe(200)
})

test('takes an escalation beside the job, and an error that ends it', async () => {
  const id = await start()
  const job = await take()

  expect((await say(job, 'escalate', { code: 'late' })).status).toBe(200)
  expect((await say(job, 'error', { code: 'none' })).status).toBe(200)

  expect(await nodesOf(id)).toEqual(['told', 'nothing'])
})

test('tries again what failed, and shows managers an incident where that is of no use', async () => {
  const id = await start()
  await say(await take(), 'fail', { message: '仪器没有应答', retryAfterSeconds: 0 })
  const second = await take()
  expect(second).toMatchObject({ attempt: 2, retries: 2 })

  await say(second, 'fail', { message: '图纸打不开', retryable: false })

  const incidents = await (await site.as('manager')).get('/api/v1/parks/demo/incidents?process=survey')
  expect(incidents.list).toMatchObject([{ instanceId: id, code: 'job-failed', attempts: 2 }])
  expect(String(incidents.list[0]?.['messageZh'])).toContain('图纸打不开')
})

test('hands out nothing of a type that a manager has paused, and no more than the bound', async () => {
  const manager = await site.as('manager')
  const types = '/api/v1/parks/demo/job-types'
  await Promise.all([start(), start(), start()])

  expect((await manager.put(`${types}/measure`, { isPaused: true, atMost: null })).status).toBe(200)
  expect((await ask({ most: 3 })).body['jobs']).toEqual([])
  await manager.put(`${types}/measure`, { isPaused: false, atMost: 2 })
  expect((await ask({ most: 3 })).body['jobs']).toHaveLength(2)

  const standing = (await manager.get(types)).list.find(({ type }) => String(type) === 'measure')
  expect(standing).toEqual({
    type: 'measure',
    isPaused: false,
    atMost: 2,
    waiting: 1,
    running: 2,
    failed: 1,
    suspended: 0,
  })
  expect((await worker.put(`${types}/measure`, { isPaused: true, atMost: null })).status).toBe(403)
})

test('shows managers how the jobs of each type stand, and lets them pause and bound one on a page', async () => {
  const manager = await site.as('manager')
  const page = '/parks/demo/job-types'
  await start()
  const post = async (form: { readonly [name: string]: string }) =>
    await manager.call({
      method: 'POST',
      url: page,
      payload: new URLSearchParams({ type: 'measure', ...form }).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'text/html',
        'sec-fetch-site': 'same-origin',
      },
    })
  const rule = async () =>
    (await manager.get(`/api/v1${page}`)).list.find(({ type }) => String(type) === 'measure') ?? {}

  const wrong = await post({ act: 'bound', atMost: '0' })
  const bound = await post({ act: 'bound', atMost: '5' })
  const bounded = await rule()
  await post({ act: 'pause', atMost: '7' })
  await post({ act: 'pause' })

  expect(wrong.text).toContain('1 到 10000 的整数')
  expect(bound.status).toBe(303)
  expect(bounded).toMatchObject({ atMost: 5, isPaused: false })
  expect(await rule()).toMatchObject({ atMost: 5, isPaused: true })
  const shown = (await manager.get(page)).text
  expect(shown).toContain('已暂停')
  expect((await (await site.as('overseer')).get(page)).text).not.toContain(
    '<button class="button" type="submit" name="act"',
  )
  await post({ act: 'resume' })
})

test('refuses whoever is no worker, and what is no name', async () => {
  const body = { worker: 'w-1', types: ['measure'] }

  expect((await (await site.as('manager')).post(`${jobs}/fetch`, body)).status).toBe(403)
  expect((await ask({ worker: 'a b' })).status).toBe(400)
  expect((await ask({ waitSeconds: 26 })).status).toBe(400)
  expect((await worker.get('/api/v1/parks/demo/instances')).status).toBe(403)
})

test('lets go of whoever waits when the server closes', async () => {
  const waiting = ask({ waitSeconds: 25, types: ['never'] })
  await ask()

  await site.app.close()

  expect(await waiting).toMatchObject({ status: 200, body: { jobs: [] } })
})
