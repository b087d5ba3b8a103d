import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readProcessFolder } from '../../../api/processes/read-process-folder.ts'
import type { DeploymentFiles } from '../../../engine/model/deployment.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { CallAnswer, Caller } from '../../support/caller.ts'
import { tell } from '../../support/story.ts'

const url = '/api/v1/parks/demo/processes/patrol/migrations'
const reason = '第 2 版补上了复查'

let site: TestApp
let manager: Caller

beforeAll(async () => {
  site = await startTestApp()
  manager = await site.as('manager')
})
afterAll(async () => await site.close())

function patrol(walk: string, more = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="https://siji.dev/test" id="d">
<process id="patrol" isExecutable="true">
  <startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="${walk}"/>
  <userTask id="${walk}"/><sequenceFlow id="b" sourceRef="${walk}" targetRef="report"/>
  <userTask id="report"/><sequenceFlow id="c" sourceRef="report" targetRef="end"/><endEvent id="end"/>${more}
</process></definitions>`
}

async function deploy(model: string): Promise<number> {
  const answer = await manager.post('/api/v1/parks/demo/processes', { files: { 'process.bpmn': model } })
  expect(answer.status).toBe(201)
  return Number(answer.body['versions']?.['patrol'])
}

async function start(businessKey: string): Promise<string> {
  const body = {
    type: 'startInstance',
    processId: 'patrol',
    definitionHash: null,
    startEvent: null,
    businessKey,
  } as const
  const instanceId = v7()
  const actor = { type: 'system', name: 'test' } as const
  const command = { id: v7(), parkId: site.parkId, instanceId, actor, body: { ...body, variables: {} } }
  expect(await site.engine.send(command)).toMatchObject({ accepted: true })
  return instanceId
}

test('tells of each instance whether it can go, and takes those that can with their reason', async () => {
  const fromVersion = await deploy(patrol('walk'))
  const [walking, reporting] = [await start('北区'), await start('南区')]
  await send(reporting, { type: 'completeTask', key: 2, variables: {} })
  const toVersion = await deploy(patrol('stroll'))
  const order = { fromVersion, toVersion }

  const dry = await manager.post(`${url}/dry-run`, order)
  expect(dry.body).toMatchObject({
    left: 0,
    instances: [
      { instanceId: walking, businessKey: '北区', migrates: false, problem: { code: 'cannot-migrate' } },
      { instanceId: reporting, businessKey: '南区', migrates: true, problem: null },
    ],
  })
  expect(JSON.stringify(dry.body)).toContain('walk 在目标版本中没有对应的节点')
  expect(await versionsOf(walking, reporting)).toEqual([fromVersion, fromVersion])

  expect((await manager.post(url, { ...order, reason: ' ' })).status).toBe(422)
  const done = await manager.post(url, { ...order, reason })
  expect(done.body).toEqual(dry.body)
  expect(await versionsOf(walking, reporting)).toEqual([fromVersion, toVersion])

  const all = await manager.post(url, { ...order, plan: { walk: 'stroll' }, instances: [walking, reporting], reason })
  expect(all.body).toMatchObject({ instances: [{ migrates: true }, { migrates: true }] })
  expect(await versionsOf(walking, reporting)).toEqual([toVersion, toVersion])
})

test('does it once when the same request comes twice', async () => {
  const fromVersion = await deploy(patrol('walk'))
  const id = await start('西区')
  const toVersion = await deploy(patrol('walk', '<textAnnotation id="t"/>'))
  const key = v7()
  const order = { fromVersion, toVersion, instances: [id], reason }

  const answers: CallAnswer[] = []
  for (let times = 0; times < 2; times += 1) {
    answers.push(await manager.post(url, order, key))
  }

  const [first, second] = answers
  expect(first?.body).toMatchObject({ instances: [{ instanceId: id, migrates: true }] })
  expect(second?.body).toEqual(first?.body)
  expect((await site.engine.loadInstance(site.parkId, id))?.revision).toBe(2)
})

test('lets the flow of an application go on, unless its tasks ask for what it was not accepted with', async () => {
  const story = await tell(site)
  await story.provideEverything()
  await story.submit()
  const files = readProcessFolder(join(import.meta.dirname, '../../../processes/seven-permits'))
  const model = new TextDecoder().decode(files['process.bpmn'])
  const deployed = async (changed: string, more: DeploymentFiles = {}): Promise<number> => {
    const all = { ...files, ...more, 'process.bpmn': new TextEncoder().encode(changed) }
    const outcome = await site.engine.deploy({ parkId: site.parkId, files: all, by: 'test', note: '' })
    return outcome.ok ? Number(outcome.versions['seven-permits']) : Number.NaN
  }
  const same = await deployed(`${model}<!-- again -->`)
  const renamed = model.replaceAll('form key="completeness"', 'form key="other"')
  const other = await deployed(renamed, {
    'forms/other.json': files['forms/completeness.json'] ?? new Uint8Array(),
  })
  const permits = url.replace('patrol', 'seven-permits')

  const refused = await manager.post(permits, { fromVersion: 1, toVersion: other, reason })
  const done = await manager.post(permits, { fromVersion: 1, toVersion: same, reason })

  expect(refused.body).toMatchObject({ instances: [{ migrates: false, problem: { code: 'form-not-described' } }] })
  expect(done.body).toMatchObject({ instances: [{ instanceId: story.id, migrates: true }] })
  await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
  await story.reaches('inReview')
})

test('is for managers, between two versions that there are', async () => {
  const overseer = await site.as('overseer')
  const order = { fromVersion: 1, toVersion: 99, reason }

  expect((await overseer.post(url, order)).status).toBe(403)
  expect((await manager.post(url, order)).body).toMatchObject({ code: 'no-such-version' })
  expect((await manager.post(url, { ...order, toVersion: 1 })).body).toMatchObject({ code: 'no-such-version' })
})

async function send(instanceId: string, body: Parameters<TestApp['engine']['send']>[0]['body']): Promise<void> {
  const actor = { type: 'system', name: 'test' } as const
  const answer = await site.engine.send({ id: v7(), parkId: site.parkId, instanceId, actor, body })
  expect(answer).toMatchObject({ accepted: true })
}

async function versionsOf(...ids: readonly string[]): Promise<readonly (number | undefined)[]> {
  const rows = await site.engine.listDefinitions(site.parkId)
  const instances = await Promise.all(ids.map((id) => site.engine.loadInstance(site.parkId, id)))
  return instances.map((instance) => rows.find(({ hash }) => hash === instance?.definitionHash)?.version)
}
