import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadSampleApplications } from '../../../api/demo-story/load-sample-applications.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { park } from '../../support/story.ts'

describe('the sample applications of a first start', () => {
  let site: TestApp
  let url: string

  beforeAll(async () => {
    site = await startTestApp()
    url = await site.app.listen({ host: '127.0.0.1', port: 0 })
    await loadSampleApplications(url, () => {})
  })
  afterAll(async () => await site.close())

  test('shows a newcomer applications that are delivered, under review and in correction', async () => {
    const manager = await site.as('manager')

    const states = (await manager.get(`${park}/applications`)).list.map(({ state }) => String(state))

    expect(states).toEqual(expect.arrayContaining(['delivered', 'inReview', 'inCorrection']))
  })

  test('leaves the clock where it is for everybody', async () => {
    const { body } = await (await site.as('manager')).get('/api/v1/virtual-time')

    expect(Date.parse(String(body.now))).toBeGreaterThan(Date.now() - 60_000)
  })

  test('is loaded once', async () => {
    const before = (await (await site.as('manager')).get(`${park}/applications`)).list.length

    await loadSampleApplications(url, () => {})

    expect((await (await site.as('manager')).get(`${park}/applications`)).list).toHaveLength(before)
  })
})
