import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'

const promise = '<siji:serviceLevel days="1" clock="promised" />'
const process = (id: string, ofProcess: string, ofTask: string) => `
  <process id="${id}" name="${id}" isExecutable="true">
    <extensionElements>${ofProcess}</extensionElements>
    <startEvent id="${id}_start"/>
    <sequenceFlow id="${id}_f1" sourceRef="${id}_start" targetRef="${id}_wait"/>
    <userTask id="${id}_wait" name="等着"><extensionElements>${ofTask}</extensionElements></userTask>
    <sequenceFlow id="${id}_f2" sourceRef="${id}_wait" targetRef="${id}_end"/>
    <endEvent id="${id}_end"/>
  </process>`

const processes = {
  whole: process('whole', promise, ''),
  step: process('step', '', promise),
  stopped: process('stopped', promise, '<siji:pause ground="payment" />'),
  timeless: process('timeless', '', ''),
}

const model = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1"
  targetNamespace="https://siji.dev/test">${Object.values(processes).join('')}</definitions>`

let site: TestApp

beforeAll(async () => {
  site = await startTestApp()
  await site.engine.setVirtualTime(Date.parse('2024-04-25T10:00:00+08:00'))
  const { parkId, engine } = site
  const outcome = await engine.deploy({ parkId, files: { 'm.bpmn': Buffer.from(model) }, by: 'test', note: '' })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  for (const processId of Object.keys(processes)) {
    const body = { type: 'startInstance', processId, definitionHash: null, startEvent: null, variables: {} } as const
    const actor = { type: 'system', name: 'test' } as const
    await engine.send({ id: v7(), parkId, instanceId: v7(), actor, body: { ...body, businessKey: `key-${processId}` } })
  }
})
afterAll(async () => await site.close())

async function look(address: string): Promise<string> {
  const manager = await site.as('manager')
  return (await manager.call({ method: 'GET', url: address, headers: { accept: 'text/html' } })).text
}

/** Each row as its words. */
function rowsOf(html: string): readonly string[] {
  const body = /<tbody>([\s\S]*)<\/tbody>/.exec(html)?.[1] ?? ''
  return body
    .split('</tr>')
    .slice(0, -1)
    .map((row) => row.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '))
}

/** The numbers of the overview by name, each with the number of rows of the list that it opens. */
async function figures(): Promise<Record<string, readonly [number, number]>> {
  const overview = await look('/parks/demo/overview')
  const links = [...overview.matchAll(/class="figure" href="([^"]+)" aria-label="(\S+) (\d+) 件"/g)]
  const counted = await Promise.all(
    links.map(async ([, href = '', name = '', value]) => [
      name,
      [Number(value), rowsOf(await look(href.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'))).length] as const,
    ]),
  )
  return Object.fromEntries(counted)
}

test('a number of the overview counts what is due as a whole too, and opens exactly the list behind it', async () => {
  expect(await figures()).toMatchObject({ 在办: [4, 4], 本周到期: [2, 2], 超时: [0, 0] })

  await site.engine.setVirtualTime(Date.parse('2024-04-28T10:00:00+08:00'))

  expect(await figures()).toMatchObject({ 在办: [4, 4], 本周到期: [0, 0], 超时: [2, 2] })
})

test('a number at a step of a process opens exactly the list behind it', async () => {
  const page = await look('/parks/demo/processes/step')
  const links = [...page.matchAll(/href="([^"]+)" aria-label="等着 (\S+) (\d+)"/g)]

  const lists = await Promise.all(
    links.map(async ([, href = '', name, count]) => [
      `${name} ${count}`,
      rowsOf(await look(href.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'))).length,
    ]),
  )

  expect(lists).toEqual([
    ['在办 1', 1],
    ['超时 1', 1],
  ])
  expect(await look('/parks/demo/processes/timeless')).not.toContain('aria-label="等着 超时')
})

test('the list reads each limit from its clock, says which is of the whole, and that one stands still', async () => {
  const rows = rowsOf(await look('/parks/demo/instances?status=active'))

  const words = rows.map((row) => /key-(\w+) .*?等着 ?(.*?) 4月25日/.exec(row)?.slice(1))
  expect(words).toEqual([
    ['step', '已超时 4月26日'],
    ['whole', '已超时 4月26日 （整件）'],
    ['timeless', ''],
    ['stopped', '中止计时 （整件）'],
  ])
})
