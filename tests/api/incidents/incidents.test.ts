import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Caller, Json } from '../../support/caller.ts'

const park = '/api/v1/parks/demo'

// Each plot of a survey is measured by a called process, which stops where nobody has said how large it is.
const model = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:siji="https://siji.dev/bpmn/1" targetNamespace="https://siji.dev/test" id="d">
<process id="survey" name="勘测" isExecutable="true">
  <startEvent id="begin"/><sequenceFlow id="f1" sourceRef="begin" targetRef="plot"/>
  <subProcess id="plot" name="地块">
    <multiInstanceLoopCharacteristics isSequential="true"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>
    <startEvent id="in"/><sequenceFlow id="f2" sourceRef="in" targetRef="measure"/>
    <callActivity id="measure" name="测量" calledElement="measuring"/>
  </subProcess>
</process>
<process id="measuring" name="量面积" isExecutable="true">
  <startEvent id="start"/><sequenceFlow id="g1" sourceRef="start" targetRef="big"/>
  <exclusiveGateway id="big" name="面积多大" default="no"/>
  <sequenceFlow id="yes" sourceRef="big" targetRef="far"><conditionExpression xsi:type="tFormalExpression">area &gt; 1000</conditionExpression></sequenceFlow>
  <sequenceFlow id="no" sourceRef="big" targetRef="near"/>
  <userTask id="far"/><endEvent id="near"/>
</process></definitions>`

let site: TestApp
let manager: Caller
let owner: Sql

beforeAll(async () => {
  site = await startTestApp()
  manager = await site.as('manager')
  owner = postgres(site.superuserUrl, { max: 1 })
  const answer = await manager.post(`${park}/processes`, { files: { 'process.bpmn': model } })
  expect(answer.status).toBe(201)
})
afterAll(async () => {
  await owner.end()
  await site.close()
})

/** Starts a survey and waits until its first plot has stopped. */
async function stuck(): Promise<{ readonly id: string; readonly incident: Json; readonly url: string }> {
  const id = v7()
  const body = { processId: 'survey', definitionHash: null, startEvent: null, businessKey: null, variables: {} }
  const actor = { type: 'system', name: 'test' } as const
  await site.engine.send({
    id: v7(),
    parkId: site.parkId,
    instanceId: id,
    actor,
    body: { type: 'startInstance', ...body },
  })
  const incident = await openIncidentOf(id)
  return { id, incident, url: `${park}/incidents/${String(incident['instanceId'])}/${String(incident['key'])}` }
}

async function openIncidentOf(root: string): Promise<Json> {
  return await vi.waitFor(
    async () => {
      const found = (await manager.get(`${park}/incidents`)).list.find(
        (each) => String(each['rootInstanceId']) === root,
      )
      if (found === undefined) throw new Error('none yet')
      return found
    },
    { timeout: 60_000 },
  )
}

const reasonsFor = async (instanceId: unknown) =>
  (await owner`select reason from interventions where instance_id = ${String(instanceId)} order by command_id`).map(
    (row) => String(row['reason']),
  )

describe('an incident', () => {
  test('tells where it stands from the first process through calls and bodies, and each failure', async () => {
    const { url, incident } = await stuck()
    await manager.post(`${url}/retry`, { reason: '再试一次' })

    const { body } = await manager.get(url)

    const scopes = body['scopes'] as unknown as readonly Json[]
    expect(scopes.map(({ node, name, body: of }) => [node, name, of])).toEqual([
      ['survey', '勘测', null],
      ['plot', '地块', 0],
      ['measure', '测量', null],
      ['measuring', '量面积', null],
      ['big', '面积多大', null],
    ])
    expect(scopes.at(-1)?.['instanceId']).toBe(incident['instanceId'])
    expect(body['failures']).toMatchObject([{ message: body['message'] }, { message: body['message'] }])
  })

  test('keeps no reason for what was not done, and answers a repetition as the first time', async () => {
    const { url, incident } = await stuck()
    const [once, later] = [v7(), v7()]
    const order = { variables: { area: 20 }, reason: '面积 20' }

    const first = await manager.post(`${url}/retry`, order, once)
    const again = await manager.post(`${url}/retry`, order, once)
    const gone = await manager.post(`${url}/retry`, { reason: '已经没有了' }, later)

    expect([first.status, again.status, gone.status]).toEqual([204, 204, 409])
    expect(await reasonsFor(incident['instanceId'])).toEqual(['面积 20'])
  })

  test('stays readable when it is over, with who ended it and why', async () => {
    const { url, incident } = await stuck()

    await manager.post(`${url}/retry`, { variables: { area: 5_000 }, reason: '图上量得' })

    const ended = (await manager.get(`${park}/ended-incidents?process=measuring&node=big`)).list
    expect(ended.find(({ instanceId }) => instanceId === incident['instanceId'])).toMatchObject({
      code: incident['code'],
      raisedAt: incident['raisedAt'],
      endedBy: { command: 'resolveIncident', reason: '图上量得', actor: { type: 'person' } },
    })
  })
})

describe('a batch that resolves incidents', () => {
  test('tries out first, then lets each go on with the changed variable for one reason', async () => {
    const [first, second] = [await stuck(), await stuck()]
    const instances = [first, second].map(({ incident }) => String(incident['instanceId']))
    const act = { type: 'resolve', variables: { area: 3_000 } }
    const selection = { process: 'measuring', code: first.incident['code'], instances }
    const key = v7()

    const dry = await manager.post(`${park}/batches/dry-run`, { act, selection })
    const untouched = await manager.get(first.url)
    await manager.post(`${park}/batches`, { act, selection, reason: '补录面积' }, key)

    expect(dry.body).toMatchObject({ items: [{ state: 'possible' }, { state: 'possible' }] })
    expect(untouched.status).toBe(200)
    await vi.waitFor(async () => {
      expect((await manager.get(`${park}/batches/${key}`)).body).toMatchObject({ state: 'done', done: 2, refused: 0 })
    }, 60_000)
    for (const id of instances) {
      expect((await site.engine.loadInstance(site.parkId, id))?.elements.map(({ node }) => node)).toEqual([
        'measuring',
        'far',
      ])
      expect(await reasonsFor(id)).toEqual(['补录面积'])
    }
    const gone = await manager.post(`${park}/batches/dry-run`, { act, selection })
    expect(gone.body).toMatchObject({
      items: [{ problem: { code: 'no-incident' } }, { problem: { code: 'no-incident' } }],
    })
  })
})
