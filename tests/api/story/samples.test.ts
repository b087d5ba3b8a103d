import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadSampleApplications } from '../../../api/demo-story/load-sample-applications.ts'
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

  test('shows a newcomer applications that are delivered, under review and in correction', async () => {
    const manager = await site.as('manager')

    const states = (await manager.get(`${park}/applications`)).list.map(({ state }) => String(state))

    expect(states).toEqual(expect.arrayContaining(['delivered', 'inReview', 'inCorrection']))
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
