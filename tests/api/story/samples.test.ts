import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadSampleApplications } from '../../../api/demo-story/load-sample-applications.ts'
import { momentOfSample } from '../../../api/demo-story/moment-of-sample.ts'
import { sampleApplications } from '../../../api/demo-story/sample-applications.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { park } from '../../support/story.ts'
import { openPdf, textOfPage } from '../../templates/read-pdf.ts'

describe('the sample applications of a first start', () => {
  let site: TestApp
  let url: string

  beforeAll(async () => {
    site = await startTestApp()
    url = await site.app.listen({ host: '127.0.0.1', port: 0 })
    await loadSampleApplications(url, () => {})
  })
  afterAll(async () => await site.close())

  test.each([
    ['in the middle of a day', '2026-11-26T15:00:00+08:00'],
    ['before anything of the day is filed', '2026-11-26T07:00:00+08:00'],
    ['after closing time', '2026-11-26T18:00:00+08:00'],
    ['on a Sunday', '2026-11-22T12:00:00+08:00'],
    ['in a long holiday', '2026-10-03T12:00:00+08:00'],
  ])('are all filed in the past, one after the other, for who starts %s', (_, instant) => {
    const now = Date.parse(instant)

    const moments = sampleApplications.map((sample) => momentOfSample(sample, now))

    expect(moments.filter((at) => at > now)).toEqual([])
    expect(moments).toEqual(moments.toSorted((a, b) => a - b))
  })

  test('shows a newcomer applications that are received, under review, in correction and delivered', async () => {
    const manager = await site.as('manager')

    const states = (await manager.get(`${park}/applications`)).list.map(({ state }) => String(state))

    expect(states).toHaveLength(sampleApplications.length)
    expect(new Set(states)).toEqual(new Set(['submitted', 'inReview', 'inCorrection', 'delivered']))
  })

  test('hands in materials in Chinese that say they are samples, one of them without its third page', async () => {
    const reviewer = await site.as('reviewer-civil-air-defence')
    const { list } = await reviewer.get(`${park}/applications`)
    const application = list.find(({ state }) => String(state) === 'inReview')
    const { bytes } = await reviewer.get(
      `${park}/applications/${String(application?.id)}/materials/civil-defence-area-table/file`,
    )

    const document = await openPdf(new Uint8Array(bytes))
    const text = await textOfPage(document, 2)

    expect(text).toContain('人防面积计算表')
    expect(text).toContain('9,500.00 平方米')
    expect(text).toContain('示例材料，内容虚构')
    expect(text).toContain('2 / 3')
    expect(document.numPages).toBe(2)
    expect(bytes.length).toBeLessThan(60_000)
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
