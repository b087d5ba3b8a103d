import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Caller, Json } from '../../support/caller.ts'
import { tell } from '../../support/story.ts'

const url = '/api/v1/parks/demo/batches'
const reason = '台风停工'
const patrolled = { process: 'patrol' }

let site: TestApp
let manager: Caller

beforeAll(async () => {
  site = await startTestApp()
  manager = await site.as('manager')
  await deploy('report')
})
afterAll(async () => await site.close())

function patrol(last: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="https://siji.dev/test" id="d">
<process id="patrol" isExecutable="true">
  <startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="walk"/>
  <userTask id="walk"/><sequenceFlow id="b" sourceRef="walk" targetRef="${last}"/>
  <userTask id="${last}"/>
</process></definitions>`
}

async function deploy(last: string): Promise<number> {
  const answer = await manager.post('/api/v1/parks/demo/processes', { files: { 'process.bpmn': patrol(last) } })
  expect(answer.status).toBe(201)
  return Number(answer.body['versions']?.['patrol'])
}

async function send(instanceId: string, body: Parameters<TestApp['engine']['send']>[0]['body']): Promise<void> {
  const actor = { type: 'system', name: 'test' } as const
  expect(await site.engine.send({ id: v7(), parkId: site.parkId, instanceId, actor, body })).toMatchObject({
    accepted: true,
  })
}

async function start(): Promise<string> {
  const id = v7()
  const start = { processId: 'patrol', definitionHash: null, startEvent: null, businessKey: null, variables: {} }
  await send(id, { type: 'startInstance', ...start })
  return id
}

async function order(act: object, selection: object, key = v7()): Promise<Json> {
  const answer = await manager.post(url, { act, selection, reason }, key)
  expect(answer.status).toBe(202)
  return await vi.waitFor(
    async () => {
      const { body } = await manager.get(`${url}/${key}`)
      expect(body['state']).toBe('done')
      return body
    },
    { timeout: 60_000 },
  )
}

const load = (id: string) => site.engine.loadInstance(site.parkId, id)

test('tries out each instance, does what can be done for one reason, and tells why the others were refused', async () => {
  const [walking, reporting, held] = [await start(), await start(), await start()]
  await send(reporting, { type: 'completeTask', key: 2, variables: {} })
  await send(held, { type: 'suspendInstance' })
  const act = { type: 'modify', terminate: ['walk'], activate: ['report'], after: [] }

  const dry = await manager.post(`${url}/dry-run`, { act, selection: patrolled })
  expect(dry.body).toMatchObject({
    left: 0,
    items: [
      { instanceId: walking, state: 'possible', problem: null },
      { instanceId: reporting, state: 'refused', problem: { code: 'not-waiting' } },
      { instanceId: held, state: 'refused', problem: { code: 'instance-suspended' } },
    ],
  })
  expect((await load(walking))?.revision).toBe(1)

  expect((await manager.post(url, { act, selection: patrolled, reason: ' ' })).status).toBe(422)
  expect((await manager.post(url, { act, selection: {}, reason })).body['code']).toBe('nothing-selected')
  const done = await order(act, patrolled)
  expect(done).toMatchObject({ done: 1, refused: 2, waiting: 0, reason })
  expect((await load(walking))?.elements[1]?.node).toBe('report')
  const items = await manager.get(`${url}/${done['id']}/items`)
  expect(items.list.map(({ problem }) => problem?.['code'] ?? null)).toEqual([
    null,
    'not-waiting',
    'instance-suspended',
  ])

  for (const id of [walking, reporting, held]) await send(id, { type: 'cancelInstance', reason: 'test' })
})

test('takes what waits at a step, and does an order that comes twice once', async () => {
  const [walking, reporting] = [await start(), await start()]
  await send(reporting, { type: 'completeTask', key: 2, variables: {} })
  const key = v7()

  const selection = { ...patrolled, step: 'walk' }
  expect(await order({ type: 'suspend' }, selection, key)).toMatchObject({ done: 1 })
  expect(await order({ type: 'suspend' }, selection, key)).toMatchObject({ done: 1 })
  expect((await manager.post(url, { act: { type: 'resume' }, selection, reason }, key)).status).toBe(422)

  expect(await load(walking)).toMatchObject({ suspended: true, revision: 2 })
  expect(await load(reporting)).not.toHaveProperty('suspended')
  await order({ type: 'resume' }, { instances: [walking] })
  expect(await load(walking)).not.toHaveProperty('suspended')
})

test('migrates, cancels and restarts in batches, and restarts what has ended once', async () => {
  const [one, two] = [await start(), await start()]
  const toVersion = await deploy('conclude')
  const selection = { instances: [one, two] }

  expect(await order({ type: 'migrate', toVersion }, selection)).toMatchObject({ done: 2 })
  expect(await order({ type: 'migrate', toVersion }, selection)).toMatchObject({ done: 2 })
  expect((await load(one))?.revision).toBe(2)
  expect(await order({ type: 'cancel' }, selection)).toMatchObject({ done: 2 })
  const restart = { type: 'restart', points: [{ node: 'conclude' }], variables: { again: true } }
  expect(await order(restart, selection)).toMatchObject({ done: 2 })
  await site.engine.whenIdle()

  const again = (await load(one))?.restarts ?? []
  expect(again).toHaveLength(1)
  expect(await load(again[0] ?? '')).toMatchObject({
    restartOf: one,
    elements: [{ variables: { again: true } }, { node: 'conclude' }],
  })
})

test('restarts one instance for a reason, and says as which', async () => {
  const id = await start()
  const instance = `/api/v1/parks/demo/instances/${id}/restart`
  const points = [{ node: 'walk' }]
  expect((await manager.post(instance, { points, reason })).body['code']).toBe('instance-not-ended')
  await send(id, { type: 'cancelInstance', reason: 'test' })

  expect((await manager.post(`${instance}/dry-run`, { points: [{ node: 'nowhere' }] })).body).toMatchObject({
    accepted: false,
    rejection: { code: 'no-such-node' },
  })
  expect((await manager.post(`${instance}/dry-run`, { points })).body).toMatchObject({ accepted: true })
  const key = v7()
  const first = await manager.post(instance, { points, reason }, key)
  const second = await manager.post(instance, { points, reason }, key)
  await site.engine.whenIdle()

  expect(first.status).toBe(202)
  expect(second.body).toEqual(first.body)
  expect(await load(String(first.body['instanceId']))).toMatchObject({
    restartOf: id,
    elements: [{}, { node: 'walk' }],
  })
})

test('neither cancels nor restarts an instance of an application, and refuses whoever is no manager', async () => {
  const story = await tell(site)
  await story.provideEverything()
  await story.submit()
  const selection = { process: 'seven-permits' }

  for (const act of [{ type: 'cancel' }, { type: 'restart' }]) {
    const dry = await manager.post(`${url}/dry-run`, { act, selection: { ...selection, status: 'active' } })
    expect(dry.body['items']?.['0']).toMatchObject({ problem: { code: 'instance-of-application' } })
  }
  expect(await order({ type: 'cancel' }, selection)).toMatchObject({ done: 0, refused: 1 })
  const reviewer = await site.as('window')
  expect((await reviewer.post(url, { act: { type: 'cancel' }, selection, reason })).status).toBe(403)
})

test('begins nothing more once it is stopped in its middle', async () => {
  const ids = await Promise.all(Array.from({ length: 300 }, start))
  const key = v7()
  await manager.post(url, { act: { type: 'suspend' }, selection: { instances: ids }, reason }, key)
  const progress = async () => (await manager.get(`${url}/${key}`)).body
  await vi.waitFor(async () => expect(Number((await progress())['done'])).toBeGreaterThan(0), { timeout: 60_000 })

  const stopped = await manager.post(`${url}/${key}/cancellation`)
  expect(stopped.body['state']).toBe('cancelled')
  // Batches are taken one after the other: when this one is through, the one before has been left.
  await order({ type: 'resume' }, { instances: ids.slice(0, 1) })

  const { done, waiting } = await progress()
  expect(Number(done) + Number(waiting)).toBe(300)
  expect(Number(waiting)).toBeGreaterThan(0)
  expect((await manager.post(`${url}/${v7()}/cancellation`)).status).toBe(404)
})

test('asks, tries out, orders and follows on pages, in Chinese first', async () => {
  const version = String(await deploy('file'))
  const id = await start()
  const form = { act: 'suspend', process: 'patrol', version, status: 'active', step: 'walk' }
  const post = (address: string, payload: object) =>
    manager.call({
      method: 'POST',
      url: address,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: new URLSearchParams({ commandId: v7(), ...payload }).toString(),
    })

  const tried = await manager.get(`/parks/demo/batches/new?${new URLSearchParams(form)}`)
  expect(tried.text).toContain('每个实例会怎样')
  expect(tried.text).toContain(id)
  expect((await post('/parks/demo/batches/new', form)).text).toContain('请说明理由')
  const ordered = await post('/parks/demo/batches/new', { ...form, reason })
  expect(ordered.status).toBe(303)
  const address = String(ordered.headers['location'])
  await vi.waitFor(async () => expect((await manager.get(address)).text).toContain('已完成'), { timeout: 60_000 })
  expect((await manager.get('/parks/demo/batches')).text).toContain(reason)

  await send(id, { type: 'cancelInstance', reason: 'test' })
  const restart = `/parks/demo/instances/${id}/restart`
  expect((await manager.get(`${restart}?node=walk`)).text).toContain('可以重新启动')
  expect((await post(restart, { node: 'walk', reason })).status).toBe(303)
  await site.engine.whenIdle()
  const [again] = (await load(id))?.restarts ?? []
  expect((await manager.get(`/parks/demo/instances/${id}`)).text).toContain(`/parks/demo/instances/${again}`)
  expect((await manager.get(`/parks/demo/instances/${again}`)).text).toContain('重新启动自')
})

test('the page of a new batch offers the steps of the newest version by their names', async () => {
  const page = await manager.call({
    method: 'GET',
    url: '/parks/demo/batches/new?act=suspend&process=seven-permits',
    headers: { accept: 'text/html' },
  })

  expect(page.status).toBe(200)
  expect(page.text).toMatch(/<option value="reviewC" label="[^"]*人防[^"]*">/)
})
