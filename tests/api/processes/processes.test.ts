import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProcessFolder } from '../../../api/processes/read-process-folder.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Caller } from '../../support/caller.ts'

const folder = join(import.meta.dirname, '../../../processes/seven-permits')
const processes = '/api/v1/parks/demo/processes'

let site: TestApp
let manager: Caller

beforeAll(async () => {
  site = await startTestApp()
  manager = await site.as('manager')
})
afterAll(async () => {
  await site.close()
})

function modelOf(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  targetNamespace="https://siji.dev/test" id="d">${body}</definitions>`
}

const small = modelOf(`<process id="small" isExecutable="true">
  <startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="ask"/>
  <userTask id="ask"/><sequenceFlow id="b" sourceRef="ask" targetRef="end"/><endEvent id="end"/>
</process>`)

describe('the processes of a park', () => {
  test('are listed with their latest version', async () => {
    const answer = await manager.get(processes)

    expect(answer.list).toContainEqual(expect.objectContaining({ processId: 'seven-permits', version: 1 }))
  })

  test('give back the XML byte for byte', async () => {
    const answer = await manager.get(`${processes}/seven-permits/versions/1/xml`)

    expect(answer.headers['content-type']).toBe('application/xml')
    expect(answer.bytes.equals(readFileSync(join(folder, 'process.bpmn')))).toBe(true)
  })

  test('keep their version when the same files are deployed again', async () => {
    const form = new FormData()
    for (const [path, bytes] of Object.entries(readProcessFolder(folder))) {
      form.append(path, new Blob([new Uint8Array(bytes)]), path)
    }
    form.append('note', 'the same again')

    const answer = await manager.upload('POST', processes, form)

    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ versions: { 'seven-permits': 1 } })
  })

  test('take scenarios by the names that a park gives them, also from a form, and play them', async () => {
    const upload = async (script: string) => {
      const form = new FormData()
      form.append('process.bpmn', new Blob([small.replace('id="small"', 'id="told"')]), 'process.bpmn')
      form.append('scenarios/一次办结.jsonl', new Blob([script]), '一次办结.jsonl')
      return await manager.upload('POST', processes, form)
    }

    const told = await upload('{"start":"told"}\n{"check":{"allEnded":false}}')
    const mistold = await upload('{"start":"told"}\n{"check":{"allEnded":true}}')

    expect(told.status).toBe(201)
    expect(mistold.body).toMatchObject({
      code: 'scenario-failed',
      errors: [{ field: 'files.scenarios/一次办结.jsonl', line: 2 }],
    })
  })

  test('get a new version when something has changed', async () => {
    await manager.post(processes, { files: { 'process.bpmn': small }, note: 'first' })

    const answer = await manager.post(processes, { files: { 'process.bpmn': `${small}<!-- changed -->` } })

    expect(answer.body).toMatchObject({ versions: { small: 2 } })
    const versions = await manager.get(`${processes}/small/versions`)
    expect(versions.list).toMatchObject([{ version: 2 }, { version: 1, note: 'first' }])
  })

  test('start where their condition holds by what a manager says, and say why they cannot be asked', async () => {
    const evaluations = '/api/v1/parks/demo/condition-evaluations'
    const flooded = modelOf(`<process id="flood" isExecutable="true">
      <startEvent id="high"><conditionalEventDefinition><condition>level &gt; 5</condition></conditionalEventDefinition></startEvent>
      <userTask id="close"/><sequenceFlow id="a" sourceRef="high" targetRef="close"/></process>`)
    await manager.post(processes, { files: { 'process.bpmn': flooded } })

    const low = await manager.post(evaluations, { variables: { level: 4 } })
    const high = await manager.post(evaluations, { variables: { level: 6 } })
    const wrong = await manager.post(evaluations, { variables: { level: 'high' } })

    expect(low).toMatchObject({ status: 200, body: { started: [] } })
    expect(high).toMatchObject({ status: 200, body: { started: [expect.any(String)] } })
    expect(wrong).toMatchObject({ status: 422, body: { code: 'start-condition' } })
  })

  test('are not found where there are none', async () => {
    const unknown = await manager.get(`${processes}/no-such/versions`)
    const version = await manager.get(`${processes}/seven-permits/versions/99/xml`)

    expect(unknown).toMatchObject({ status: 404, body: { code: 'process-not-found' } })
    expect(version).toMatchObject({ status: 404, body: { code: 'process-not-found' } })
  })
})

describe('a model that cannot be deployed', () => {
  const task = '<startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/>'
  const refused = [
    ['XML that is broken', '<definitions><process', 'model'],
    ['a document type with entities', `<!DOCTYPE x [<!ENTITY a "b">]>${small}`, 'model'],
    ['an element that cannot run', modelOf(`<process id="p">${task}<transaction id="t"/></process>`), 't'],
    [
      'a condition that does not parse',
      modelOf(`<process id="p"><startEvent id="s"/><exclusiveGateway id="t" default="g"/><endEvent id="e"/>
        <sequenceFlow id="f" sourceRef="s" targetRef="t"/><sequenceFlow id="g" sourceRef="t" targetRef="e"/>
        <sequenceFlow id="h" sourceRef="t" targetRef="e"><conditionExpression>area &gt; (</conditionExpression></sequenceFlow>
        </process>`),
      'h',
    ],
    ['an id that is there twice', modelOf(`<process id="p">${task}<task id="t"/><task id="t"/></process>`), 't'],
    [
      'a process without a start',
      modelOf(`<process id="p" isExecutable="true"><task id="t"/><task id="u"/>
        <sequenceFlow id="f" sourceRef="t" targetRef="u"/><sequenceFlow id="g" sourceRef="u" targetRef="t"/></process>`),
      'p',
    ],
  ] as const

  test.each(refused)('is refused with the element named: %s', async (_what, xml, element) => {
    const before = (await manager.get(processes)).list.length

    const answer = await manager.post(processes, { files: { 'process.bpmn': xml } })

    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ code: 'model-refused' })
    expect(JSON.stringify(answer.body.errors)).toContain(`"field":"${element}"`)
    expect((await manager.get(processes)).list).toHaveLength(before)
  })

  test('is told that it is too large before it is read', async () => {
    const form = new FormData()
    form.append('process.bpmn', new Blob([Buffer.alloc(20 * 1024 * 1024, 'x')]), 'process.bpmn')

    const byForm = await manager.upload('POST', processes, form)
    const byJson = await manager.post(processes, { files: { 'process.bpmn': 'x'.repeat(9 * 1024 * 1024) } })

    expect(byForm).toMatchObject({ status: 413, body: { code: 'body-too-large' } })
    expect(byJson).toMatchObject({ status: 413, body: { code: 'body-too-large' } })
  })

  test.each([['../escape.bpmn'], ['forms/../../x.json'], ['script.js'], ['/etc/passwd']])(
    'may not bring the file %s',
    async (path) => {
      const answer = await manager.post(processes, { files: { 'process.bpmn': small, [path]: 'x' } })

      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } })
    },
  )

  test('needs files', async () => {
    expect(await manager.post(processes, { files: {} })).toMatchObject({ status: 400 })
    expect(await manager.post(processes, { note: 'none' })).toMatchObject({ status: 400 })
  })
})

describe('the instances of a park', () => {
  test('are listed, shown and told from the beginning', async () => {
    await manager.post(processes, { files: { 'process.bpmn': small } })
    const [id, other] = [v7(), v7()]
    for (const instanceId of [id, other]) {
      await site.engine.send({
        id: v7(),
        parkId: site.parkId,
        instanceId,
        actor: { type: 'system', name: 'test' },
        body: {
          type: 'startInstance',
          processId: 'small',
          definitionHash: null,
          startEvent: null,
          businessKey: null,
          variables: { civilBuildingArea: 9500 },
        },
      })
    }

    const listed = await manager.get('/api/v1/parks/demo/instances?process=small&limit=1')
    const next = await manager.get(`/api/v1/parks/demo/instances?process=small&after=${String(listed.list[0]?.id)}`)
    const shown = await manager.get(`/api/v1/parks/demo/instances/${id}`)
    const history = await manager.get(`/api/v1/parks/demo/instances/${id}/history`)

    expect(listed.list).toMatchObject([{ id: other, status: 'active', revision: 1 }])
    expect(next.list).toMatchObject([{ id }])
    expect(shown.body).toMatchObject({ id, state: 'active' })
    expect(history.body).toMatchObject({ chainHolds: true, entries: [{ revision: 1 }] })
  })

  test('are not found where there are none', async () => {
    const answer = await manager.get(`/api/v1/parks/demo/instances/${v7()}/history`)

    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } })
  })
})
