import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Caller, Json } from '../../support/caller.ts'
import { mustSucceed } from '../../support/story.ts'

const park = '/api/v1/parks/demo'
const comparison = `${park}/processes/seven-permits/comparison`

describe('the comparison of versions', () => {
  let site: TestApp
  let manager: Caller

  beforeAll(async () => {
    site = await startTestApp()
    manager = await site.as('manager')
  })
  afterAll(async () => await site.close())

  test('compares a version with a draft as it is saved, names departments, and tells what cannot be read', async () => {
    const draft = mustSucceed(
      await manager.post(`${park}/drafts`, { from: 'version', process: 'seven-permits', version: 1 }),
    )
    const xml = String((draft['files'] as Json)['process.bpmn'])
    const edited = xml.replace('department="park-approval-bureau"', 'department="civil-air-defence"')
    await manager.put(`${park}/drafts/${draft.id}`, { revision: 1, files: { 'process.bpmn': edited } })
    const url = `${comparison}?from=1&to=draft:${draft.id}`

    const read = mustSucceed(await manager.get(url))
    await manager.put(`${park}/drafts/${draft.id}`, { revision: 2, files: { 'process.bpmn': xml.slice(0, 2_000) } })
    const broken = mustSucceed(await manager.get(url))

    expect(read['differences']).toMatchObject([
      { change: 'changed', part: 'node', element: 'checkCompleteness', property: 'department' },
    ])
    expect(JSON.stringify(read['differences'])).toMatch(/办理部门：“[^”]*审批[^”]*” → “[^”]*人民?防[^”]*”/)
    expect(broken['unreadable']).toMatchObject({ side: 'to' })
  })

  test('gives every file of a version, and nothing of either to who designs no processes', async () => {
    const url = `${park}/processes/seven-permits/versions/1/files`
    const reviewer = await site.as('reviewer-civil-air-defence')

    const files = mustSucceed(await manager.get(url))['files']

    expect(Object.keys({ ...(files as Json) })).toEqual(expect.arrayContaining(['process.bpmn', 'forms/review.json']))
    expect((await reviewer.get(url)).status).toBe(403)
    expect((await reviewer.get(`${comparison}?from=1&to=1`)).status).toBe(403)
    expect((await manager.get(`${comparison}?from=1&to=9`)).status).toBe(404)
    expect((await manager.get(`${comparison}?from=1&to=x`)).status).toBe(400)
  })
})
