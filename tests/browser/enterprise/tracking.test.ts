import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleFinding } from '../../../api/demo-data/example-form.ts'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { review, reviews, type Story, sign, tell } from '../../support/story.ts'

const shots = process.env['SIJI_SHOTS']

describe('an application after its submission', () => {
  let site: BrowserSite
  let story: Story
  let base: string

  beforeAll(async () => {
    site = await startBrowserSite()
    story = await tell(site)
    base = `/parks/demo/applications/${story.id}`
  })
  afterAll(async () => await site.close())

  async function look(name: string, addresses: readonly string[]) {
    for (const width of [1280, 390] as const) {
      const page = await site.visit('owner', { width })
      for (const [index, address] of addresses.entries()) {
        const answer = await page.goto(address)
        expect(answer?.status(), address).toBe(200)
        expect(await accessibilityFaults(page), address).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth'), address).toBe(width)
        if (shots !== undefined)
          await page.screenshot({ path: `${shots}/${name}-${index}-${width}.png`, fullPage: true })
      }
      await page.close()
    }
  }

  test('E5, E8: every page on the way has nothing that axe finds, at both widths', async () => {
    await look('start', ['/parks/demo/start', '/parks/demo/permits'])
    await story.provideEverything()
    await story.submit()
    await look('submitted', [`${base}/submitted`, base, `${base}/withdrawal`])
    const page = await site.visit('owner')
    const pdf = await page.request.get(`${base}/receipt.pdf`)
    expect(pdf.status()).toBe(200)
    if (shots !== undefined) writeFileSync(`${shots}/receipt.pdf`, await pdf.body())
    await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await story.reaches('inReview')
    await look('review', [base])
    await review(story, 'C', {
      outcome: 'needsCorrection',
      findings: [exampleFinding, { field: 'siteAddress', whatIsWrong: '地址不全', howToFix: '写明门牌号' }],
    })
    for (const [permit] of reviews.filter(([letter]) => letter !== 'C'))
      await review(story, permit, { outcome: 'agree' })
    await story.answer('reviewer-park-approval-bureau', 'mergeFindings', {})
    await story.reaches('inCorrection')
    await look('correction', [base, `${base}/correction`])
    await story.upload('civil-defence-area-table')
    await story.submit()
    await review(story, 'C', { outcome: 'agree' })
    await sign(story)
    await story.reaches('delivered')
    await look('delivered', [base, '/parks/demo/permits', '/parks/demo/applications'])
  })
})
