import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requirePicture } from '../../../api/drafts/picture.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Caller, Json } from '../../support/caller.ts'
import { mustSucceed } from '../../support/story.ts'
import { zipByHand } from './zip-by-hand.ts'

const park = '/api/v1/parks/demo'
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="4" height="4"/></svg>'
const sevenPermits = readFileSync(join(import.meta.dirname, '../../../processes/seven-permits/process.bpmn'), 'utf8')

describe('drafts of processes', () => {
  let site: TestApp
  let manager: Caller

  beforeAll(async () => {
    site = await startTestApp()
    manager = await site.as('manager')
  })
  afterAll(async () => await site.close())

  const begin = async (body: object): Promise<Json> => mustSucceed(await manager.post(`${park}/drafts`, body))
  const xmlOf = (draft: Json): string => String(draft.files?.['process.bpmn'])

  test('begins with the smallest process that runs, which can be published as it is', async () => {
    const draft = await begin({ from: 'template', title: '临时用电 <审批> & "备案"' })

    const published = await manager.post(`${park}/drafts/${draft.id}/publication`, {
      revision: 1,
      note: '第一版',
      picture: PICTURE,
    })

    expect(published.status).toBe(201)
    const process = Object.keys(published.body.versions ?? {})[0]
    const versions = (await manager.get(`${park}/processes/${process}/versions`)).list
    expect(versions).toMatchObject([{ version: 1, name: '临时用电 <审批> & "备案"', note: '第一版' }])
    const picture = await site.as('owner').then((owner) => owner.get(`${park}/processes/${process}/versions/1/picture`))
    expect(picture.text).toBe(PICTURE)
    expect(picture.headers['content-security-policy']).toContain('sandbox')
    expect((await manager.get(`${park}/drafts/${draft.id}`)).status).toBe(404)
  })

  test('holds every file of the version that it is opened from, byte for byte', async () => {
    const draft = await begin({ from: 'version', process: 'seven-permits', version: 1 })

    expect(xmlOf(draft)).toBe(sevenPermits)
    expect(Object.keys({ ...draft.files })).toEqual(
      expect.arrayContaining(['process.json', 'forms/application.json', 'decisions/which-permits.dmn']),
    )
    expect(draft.basedOn).toBe(1)
  })

  test('draws a version that was deployed elsewhere from the places in its file, as shapes and words alone', async () => {
    const named = '审查 <b>&</b> "签发"'
    const escaped = named.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
    const model = (diagram: string) => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
      xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" targetNamespace="t">
      <process id="placed" isExecutable="true"><startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="u"/>
      <userTask id="u" name="${escaped}"/></process>${diagram}</definitions>`
    const shape = `<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="placed"><bpmndi:BPMNShape bpmnElement="u">
      <dc:Bounds x="100" y="100" width="160" height="80"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`
    for (const diagram of [shape, '']) {
      const form = new FormData()
      form.append('process.bpmn', new Blob([model(diagram)]), 'process.bpmn')
      mustSucceed(await manager.upload('POST', `${park}/processes`, form))
    }

    const drawn = await manager.get(`${park}/processes/placed/versions/1/picture`)
    const none = await manager.get(`${park}/processes/placed/versions/2/picture`)

    expect(requirePicture(drawn.text)).toBe(drawn.text)
    expect(drawn.text).toContain('<rect x="100" y="100" width="160" height="80"')
    expect(drawn.text.replace(/<\/text><text[^>]*>/g, '')).toContain('审查 &lt;b&gt;&amp;&lt;/b&gt; "签发"')
    expect(none.body.code).toBe('picture-not-found')
  })

  test('tells the second of two people that the first has saved, and writes nothing of theirs', async () => {
    const draft = await begin({ from: 'template', title: '两个人' })
    const first = xmlOf(draft).replace('name="办理"', 'name="甲改的"')
    const second = xmlOf(draft).replace('name="办理"', 'name="乙改的"')
    const url = `${park}/drafts/${draft.id}`

    const saved = await manager.put(url, { revision: 1, files: { 'process.bpmn': first } })
    const late = await manager.put(url, { revision: 1, files: { 'process.bpmn': second } })

    expect(saved.body.revision).toBe(2)
    expect(late.status).toBe(409)
    expect(late.body.code).toBe('draft-changed')
    expect(late.body.detailZh).toContain('何婧')
    expect(xmlOf((await manager.get(url)).body)).toBe(first)
    const copy = await begin({ from: 'files', title: '乙的一份', files: { 'process.bpmn': second } })
    expect(xmlOf(copy)).toBe(second)
  })

  test('saves once under one Idempotency-Key', async () => {
    const draft = await begin({ from: 'template', title: '重复' })
    const body = { revision: 1, files: { 'process.bpmn': xmlOf(draft) } }
    const key = v7()

    const first = await manager.put(`${park}/drafts/${draft.id}`, body, key)
    const again = await manager.put(`${park}/drafts/${draft.id}`, body, key)

    expect(again.body).toEqual(first.body)
  })

  test('blocks publishing by errors, and by warnings until they are accepted; nothing is published meanwhile', async () => {
    const draft = await begin({ from: 'version', process: 'seven-permits', version: 1 })
    const url = `${park}/drafts/${draft.id}`
    const faulty = sevenPermits.replace('<siji:milestone name="inReview" />', '<siji:milestone name="delivered" />')
    await manager.put(url, { revision: 1, files: { 'process.bpmn': faulty } })
    const publication = { revision: 2, note: '试试', picture: PICTURE, acceptWarnings: true }

    const refused = await manager.post(`${url}/publication`, publication)
    // A step that leads nowhere is worth a warning.
    const leadingNowhere = sevenPermits.replace(
      '<endEvent id="remindedL" name="" />',
      `<endEvent id="remindedL" name="" /><userTask id="fileL" name="存档"><extensionElements>
        <siji:assignment department="natural-resources" post="reviewer" /></extensionElements></userTask>
        <sequenceFlow id="f_fileL" sourceRef="remindL" targetRef="fileL" />`,
    )
    await manager.put(url, { revision: 2, files: { 'process.bpmn': leadingNowhere } })
    const unaccepted = await manager.post(`${url}/publication`, { ...publication, revision: 3, acceptWarnings: false })
    const stale = await manager.post(`${url}/publication`, publication)
    const versionsBefore = (await manager.get(`${park}/processes/seven-permits/versions`)).list.length
    const accepted = await manager.post(`${url}/publication`, { ...publication, revision: 3 })

    expect(refused.body.code).toBe('model-refused')
    expect(unaccepted.body.code).toBe('warnings-not-accepted')
    expect(stale.body.code).toBe('draft-changed')
    expect(versionsBefore).toBe(1)
    expect(accepted.body.versions).toEqual({ 'seven-permits': 2 })
    const first = await manager.get(`${park}/processes/seven-permits/versions/1/xml`)
    expect(first.text).toBe(sevenPermits)
  })

  test.each([
    ['a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a handler', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['foreign content', '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject/></svg>'],
    [
      'something loaded',
      '<svg xmlns="http://www.w3.org/2000/svg"><rect style="fill: url(https://evil.example/)"/></svg>',
    ],
    ['a link', '<svg xmlns="http://www.w3.org/2000/svg"><use href="https://evil.example/x.svg#a"/></svg>'],
    ['no picture', '<html/>'],
  ])('refuses a picture with %s', async (_, picture) => {
    const draft = await begin({ from: 'template', title: '图片' })

    const answer = await manager.post(`${park}/drafts/${draft.id}/publication`, { revision: 1, note: '图', picture })

    expect(answer.status).toBe(400)
    expect(answer.body.errors?.[0]?.field).toBe('picture')
  })

  test('publishes only what goes as its scenarios tell, which stay with the version', async () => {
    const draft = await begin({ from: 'template', title: '带场景' })
    const path = 'scenarios/一次办结.jsonl'
    const told = (word: boolean) =>
      `{"start":true}\n{"complete":"review"}\n{"check":{"ended":${word},"completedActivities":["done"]}}\n`
    const save = async (revision: number, word: boolean) =>
      mustSucceed(await manager.put(`${park}/drafts/${draft.id}`, { revision, files: { [path]: told(word) } }))
    const publish = async (revision: number) =>
      await manager.post(`${park}/drafts/${draft.id}/publication`, { revision, note: '第一版', picture: PICTURE })

    await save(1, false)
    const refused = await publish(2)
    await save(2, true)
    const published = await publish(3)

    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({
      code: 'scenario-failed',
      errors: [{ field: `files.${path}`, line: 3, messageZh: '一次办结第 3 行：应仍在办理，实际已经结束。' }],
    })
    expect(published.status).toBe(201)
    const process = Object.keys(published.body.versions ?? {})[0] ?? ''
    const again = await begin({ from: 'version', process, version: 1 })
    expect(again.files?.[path]).toBe(told(true))
  })

  test('publishes only decisions whose examples come out as told', async () => {
    const draft = await begin({ from: 'version', process: 'seven-permits', version: 1 })
    const path = 'decisions/which-permits.examples.json'
    const wrong = String(draft.files?.[path]).replace('\\"W\\"', '\\"K\\"')

    mustSucceed(await manager.put(`${park}/drafts/${draft.id}`, { revision: 1, files: { [path]: wrong } }))
    const refused = await manager.post(`${park}/drafts/${draft.id}/publication`, {
      ...{ revision: 2, note: '试', picture: PICTURE, acceptWarnings: true },
    })

    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({
      code: 'decision-example-failed',
      errors: [{ field: `files.${path}`, messageZh: '投资额 30 万元以下不办施工许可：预期 ["K"]，实际 ["W"]。' }],
    })
  })

  test('imports a file of another product as it came, and says what it found', async () => {
    const foreign = `<?xml version="1.0" encoding="ISO-8859-1"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:acme="https://acme.example/" targetNamespace="x">
<process id="foreign" isExecutable="true"><startEvent id="s"/><userTask id="t" acme:colour="r\u00e9d"><extensionElements>
<acme:rule weight="3"><acme:inner>x</acme:inner></acme:rule></extensionElements></userTask><sequenceFlow id="f" sourceRef="s" targetRef="t"/>
<intermediateCatchEvent id="g"><timerEventDefinition/></intermediateCatchEvent></process></definitions>`
    const form = new FormData()
    form.append('file', new Blob([Buffer.from(foreign, 'latin1')]), 'foreign.bpmn')

    const answer = await manager.upload('POST', `${park}/drafts/import`, form)

    expect(answer.status).toBe(201)
    const problems = [...(answer.body.problems as unknown as readonly Json[])]
    expect(problems).toContainEqual(expect.objectContaining({ problem: 'timer-without-time', element: 'g' }))
    const draft = (await manager.get(`${park}/drafts/${answer.body.id}`)).body
    expect(xmlOf(draft)).toBe(foreign.replace('ISO-8859-1', 'UTF-8'))
    expect(draft.title).toBe('foreign')
  })

  test.each([
    ['no XML at all', 'not xml'],
    ['another language', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
    [
      'what the editor could not keep',
      `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><teapot/></process></definitions>`,
    ],
    [
      'nothing that can be drawn',
      `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><message id="m" name="m"/></definitions>`,
    ],
    ['an entity', '<!DOCTYPE x [<!ENTITY a "b">]><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>'],
  ])('refuses a file with %s, and says why', async (_, text) => {
    const form = new FormData()
    form.append('file', new Blob([text]), 'bad.bpmn')

    const answer = await manager.upload('POST', `${park}/drafts/import`, form)

    expect(answer.status).toBe(422)
    expect(answer.body.code).toBe('import-refused')
    expect(answer.body.errors?.[0]?.messageZh).toMatch(/[\u4e00-\u9fff]/)
  })

  test('gives a version and a draft out as one .zip, which is imported as it was; a harmful one leaves nothing', async () => {
    const given = await begin({ from: 'version', process: 'seven-permits', version: 1 })
    const version = await manager.get(`${park}/processes/seven-permits/versions/1/bundle`)
    const importZip = async (content: Buffer) => {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(content)]), 'process.zip')
      return await manager.upload('POST', `${park}/drafts/import`, form)
    }

    const imported = mustSucceed(await importZip(version.bytes))
    const again = mustSucceed(await importZip((await manager.get(`${park}/drafts/${imported.id}/bundle`)).bytes))
    const before = (await manager.get(`${park}/drafts`)).list.length
    const harmful = await importZip(zipByHand([{ path: '../process.bpmn', content: sevenPermits }]))

    expect(version.headers['content-disposition']).toContain('seven-permits-1.zip')
    expect(imported.problems).toEqual([])
    expect((await manager.get(`${park}/drafts/${again.id}`)).body.files).toEqual(given.files)
    expect(again.title).toBe(given.title)
    expect(harmful.body.code).toBe('bundle-refused')
    expect((await manager.get(`${park}/drafts`)).list).toHaveLength(before)
  })

  test('offers what the park has, and lets nobody else design', async () => {
    const offers = (await manager.get(`${park}/drafts/offers`)).body

    expect(offers.departments).toContainEqual({ code: 'civil-air-defence', name: expect.any(String) })
    expect(offers.milestoneOrder?.['']).toContain('submitted')
    for (const account of ['owner', 'window', 'reviewer-civil-air-defence']) {
      expect((await (await site.as(account)).get(`${park}/drafts`)).status, account).toBe(403)
    }
    expect((await manager.get('/api/v1/parks/other/drafts')).status).toBe(404)
  })
})
