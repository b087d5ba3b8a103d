import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { park } from '../../support/story.ts'

let site: TestApp

beforeAll(async () => {
  site = await startTestApp()
})
afterAll(async () => await site.close())

test('deploying refuses a description with mistakes, each with file and place', async () => {
  const files = { 'process.json': '{"key":"x"}', 'x.bpmn': '<definitions/>' }

  const answer = await (await site.as('manager')).post(`${park}/processes`, { files, note: 'broken' })

  expect([answer.status, answer.body.code]).toEqual([422, 'model-refused'])
  expect(answer.body.errors).toContainEqual(expect.objectContaining({ field: 'files.process.json#title' }))
})
