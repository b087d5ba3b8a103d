import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserSite, startBrowserSite } from '../../../support/browser.ts'
import { openDraft } from '../editor-page.ts'
import { reviewFiles } from './review-files.ts'

/** A table with one input, so that the view of decisions has something to draw. */
const decision = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="fees" name="费用" namespace="t">
<decision id="fee" name="费用"><decisionTable id="table"><input id="in"><inputExpression id="ie" typeRef="number"><text>area</text></inputExpression></input>
<output id="out" name="fee" typeRef="number"/><rule id="r"><inputEntry id="re"><text>-</text></inputEntry><outputEntry id="ro"><text>1</text></outputEntry></rule>
</decisionTable></decision></definitions>`

const files = { ...reviewFiles, 'decisions/fees.dmn': decision }

describe('the content policy of our pages', () => {
  let site: BrowserSite
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    site = await startBrowserSite()
    page = await site.visit('manager')
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) complaints.push(message.text())
    })
    await openDraft(page, await site.as('manager'), { from: 'files', title: '策略', files })
  })
  afterAll(async () => await site.close())

  test('has nothing to complain of where decisions are drawn, and leaves the mark of their library its look', async () => {
    await page.locator('.view-tabs').getByRole('button', { name: '决策', exact: true }).click()
    const mark = page.locator('.dmn-decision-table-container .bjs-powered-by svg').first()
    await mark.waitFor()

    expect(await mark.evaluate((drawn) => getComputedStyle(drawn).verticalAlign)).toBe('middle')
    expect(complaints).toEqual([])
  })
})
