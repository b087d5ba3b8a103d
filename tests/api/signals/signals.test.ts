import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Caller } from '../../support/caller.ts'

const url = '/api/v1/parks/demo/signals'
const model = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="https://siji.dev/test" id="d">
<signal id="s" name="typhoon"/>
<process id="site" isExecutable="true"><startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="build"/>
  <userTask id="build"/><boundaryEvent id="stops" attachedToRef="build" cancelActivity="false"><signalEventDefinition signalRef="s"/></boundaryEvent>
  <sequenceFlow id="b" sourceRef="stops" targetRef="secure"/><userTask id="secure"/></process>
<process id="watch" isExecutable="true"><startEvent id="called"><signalEventDefinition signalRef="s"/></startEvent>
  <sequenceFlow id="c" sourceRef="called" targetRef="look"/><userTask id="look"/></process></definitions>`

let site: TestApp
let manager: Caller

beforeAll(async () => {
  site = await startTestApp()
  manager = await site.as('manager')
  await manager.post('/api/v1/parks/demo/processes', { files: { 'process.bpmn': model } })
})
afterAll(async () => await site.close())

async function start(): Promise<string> {
  const [instanceId, actor] = [v7(), { type: 'system', name: 'test' } as const]
  const body = { processId: 'site', definitionHash: null, startEvent: null, businessKey: null, variables: {} }
  await site.engine.send({ id: v7(), parkId: site.parkId, instanceId, actor, body: { type: 'startInstance', ...body } })
  return instanceId
}

const load = (id: string) => site.engine.loadInstance(site.parkId, id)

test('reaches every instance that waits and every start, once, also one that is suspended', async () => {
  const [one, held] = [await start(), await start()]
  const actor = { type: 'system', name: 'test' } as const
  const hold = (type: 'suspendInstance' | 'resumeInstance') =>
    site.engine.send({ id: v7(), parkId: site.parkId, instanceId: held, actor, body: { type } })
  await hold('suspendInstance')
  const key = v7()
  const signal = { name: 'typhoon', variables: { level: 12 } }

  expect(await manager.post(url, signal, key)).toMatchObject({ status: 202, body: { id: key } })
  await site.engine.whenIdle()
  const late = await start()
  expect((await manager.post(url, signal, key)).status).toBe(202)
  await site.engine.whenIdle()

  expect(await load(one)).toMatchObject({
    elements: [{ variables: { level: 12 } }, { node: 'build' }, { node: 'secure' }],
  })
  expect((await load(late))?.elements).toHaveLength(2)
  const watching = await manager.get('/api/v1/parks/demo/instances?process=watch')
  expect(watching.list).toHaveLength(1)
  const history = await manager.get(`/api/v1/parks/demo/instances/${one}/history`)
  expect(history.body['entries']?.['1']).toMatchObject({
    actor: { type: 'person' },
    command: { type: 'deliverSignal' },
  })
  await hold('resumeInstance')
  expect((await load(held))?.elements.map(({ node }) => node)).toEqual(['site', 'build', 'secure'])
  expect((await manager.post(url, { name: 'other' }, key)).body['code']).toBe('idempotency-key-reused')
})

test('is refused for whoever is no manager, and for whoever sends too many', async () => {
  expect((await (await site.as('window')).post(url, { name: 'typhoon' })).status).toBe(403)
  expect((await manager.post(url, { name: 'typ\0hoon' })).status).toBe(400)

  const statuses: number[] = []
  for (let sent = 0; sent < 31; sent += 1) statuses.push((await manager.post(url, { name: 'nobody' })).status)

  expect(statuses.at(-1)).toBe(429)
  await site.engine.whenIdle()
})

test('shows a manager on a page who would have a signal, and sends it only then, once', async () => {
  const waiting = await start()
  const page = '/parks/demo/announcements'
  const asked = { kind: 'signal', name: 'typhoon', key: '', variable: 'level', value: '9' }
  const post = async (form: { readonly [name: string]: string }) =>
    await manager.call({
      method: 'POST',
      url: page,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: new URLSearchParams(form).toString(),
    })
  const before = (await load(waiting))?.revision

  const looked = await manager.get(`${page}?${new URLSearchParams(asked)}`)
  const untouched = (await load(waiting))?.revision
  const form = { ...asked, commandId: v7() }
  const [first, second] = [await post(form), await post(form)]
  await site.engine.whenIdle()

  expect(looked.text).toContain(waiting)
  expect(looked.text).toContain('<code>watch</code>')
  expect(untouched).toBe(before)
  expect([first.status, second.status]).toEqual([303, 303])
  const after = await load(waiting)
  expect(after?.elements.filter(({ node }) => node === 'secure')).toHaveLength(1)
  expect(after?.elements[0]?.variables).toMatchObject({ level: 9 })
  expect((await post({ ...asked, variable: '2b', commandId: v7() })).text).toContain('变量名“2b”无效')
  expect((await manager.get(`${page}?kind=message&name=nobody`)).text).toContain('0 个等待的实例')
})
