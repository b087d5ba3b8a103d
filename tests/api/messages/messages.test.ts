import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Caller } from '../../support/caller.ts'

const url = '/api/v1/parks/demo/messages'
const model = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1"
 targetNamespace="https://siji.dev/test" id="d"><message id="o" name="ordered"/><message id="p" name="paid"/>
<process id="order" isExecutable="true"><startEvent id="start"><messageEventDefinition messageRef="o"/></startEvent>
  <sequenceFlow id="a" sourceRef="start" targetRef="pay"/>
  <receiveTask id="pay" messageRef="p"><extensionElements><siji:correlation key="=number"/></extensionElements></receiveTask>
  <sequenceFlow id="b" sourceRef="pay" targetRef="ship"/><userTask id="ship"/></process></definitions>`

let site: TestApp
let manager: Caller

beforeAll(async () => {
  site = await startTestApp()
  manager = await site.as('manager')
  await manager.post('/api/v1/parks/demo/processes', { files: { 'process.bpmn': model } })
})
afterAll(async () => await site.close())

test('starts what a message starts, keeps what comes too early, and brings it once', async () => {
  const early = { name: 'paid', correlationKey: '7', variables: { paid: 70 }, timeToLive: 'P7D' }
  const key = v7()

  const kept = await manager.post(url, early, key)
  const started = await manager.post(url, { name: 'ordered', variables: { number: 7 } })
  await site.engine.whenIdle()
  const again = await manager.post(url, early, key)

  expect(kept).toMatchObject({ status: 202, body: { id: key, instanceId: null, keptUntil: expect.any(String) } })
  const instanceId = String(started.body['instanceId'])
  expect(again).toMatchObject({ status: 202, body: { id: key, instanceId, keptUntil: null } })
  const instance = await site.engine.loadInstance(site.parkId, instanceId)
  expect(instance).toMatchObject({ revision: 2, elements: [{ variables: { paid: 70 } }, { node: 'ship' }] })
})

test('says no where nobody waits, to a time that is none, to text that cannot be kept, and to whoever is no manager', async () => {
  const post = async (body: object, caller = manager) => {
    const { status, body: answer } = await caller.post(url, body)
    return [status, answer['code']]
  }

  expect(await post({ name: 'paid', correlationKey: '8' })).toEqual([409, 'no-subscriber'])
  expect(await post({ name: 'paid', timeToLive: 'tomorrow' })).toEqual([422, 'invalid-time-to-live'])
  expect(await post({ name: 'pa\0id' })).toEqual([400, 'invalid-request'])
  expect(await post({ name: 'paid' }, await site.as('window'))).toEqual([403, 'not-allowed'])
})
