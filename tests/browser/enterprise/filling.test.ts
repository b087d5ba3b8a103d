import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { type Story, tell } from '../../support/story.ts'

const shots = process.env['SIJI_SHOTS']

describe('filling in an application', () => {
  let site: BrowserSite
  let story: Story

  beforeAll(async () => {
    site = await startBrowserSite()
    story = await tell(site)
  })
  afterAll(async () => await site.close())

  test('E2: has nothing that axe finds on any of its pages, at both widths', async () => {
    for (const width of [1280, 390] as const) {
      const page = await site.visit('owner', { width })
      const base = `/parks/demo/applications/${story.id}`
      const addresses = [
        '/parks/demo/applications',
        base,
        `${base}/sections/land`,
        `${base}/sections/site`,
        `${base}/materials`,
        `${base}/materials/supervision-contract`,
        `${base}/check`,
      ]
      for (const [index, address] of addresses.entries()) {
        const answer = await page.goto(address)

        expect(answer?.status(), address).toBe(200)
        expect(await accessibilityFaults(page), address).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth'), address).toBe(width)
        if (shots !== undefined)
          await page.screenshot({ path: `${shots}/filling-${index}-${width}.png`, fullPage: true })
      }
    }
  })
})
