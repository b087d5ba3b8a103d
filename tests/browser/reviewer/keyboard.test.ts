import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleMaterial } from '../../../api/demo-data/example-material.ts'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { mustSucceed, type Story, tell } from '../../support/story.ts'

const REVIEWER = 'reviewer-civil-air-defence'

describe('a reviewer with a keyboard alone', () => {
  let site: BrowserSite
  let story: Story

  beforeAll(async () => {
    site = await startBrowserSite()
    const time = { now: '2024-04-25T09:12:00+08:00' }
    mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', time))
    story = await tell(site)
    await story.upload('merged-application-form', await exampleMaterial('merged-application-form', 2))
    await story.provideEverything()
    await story.submit()
    await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await story.reaches('inReview')
  })
  afterAll(async () => await site.close())

  /** Presses Tab until this is focused; what a keyboard cannot reach fails here. */
  const tabTo = async (page: Page, selector: string) => {
    for (let presses = 0; presses < 150; presses += 1) {
      if (
        await page
          .locator(selector)
          .first()
          .evaluate((element) => element === document.activeElement)
      )
        return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Expected Tab to reach ${selector}, but it did not.`)
  }

  test('R10 lists the shortcuts on ?, and switches them off for good', async () => {
    const page = await site.visit(REVIEWER)
    await page.goto('/parks/demo/inbox/department')

    await page.keyboard.press('?')
    expect(await page.locator('dialog').isVisible()).toBe(true)
    expect(await accessibilityFaults(page)).toEqual([])
    await tabTo(page, '[data-on]')
    await page.keyboard.press('Space')
    await page.keyboard.press('Escape')
    expect(await page.locator('dialog').isVisible()).toBe(false)

    await page.reload()
    await page.keyboard.press('?')
    expect(await page.locator('dialog').isVisible()).toBe(false)
    await tabTo(page, '[data-open]')
    await page.keyboard.press('Enter')
    expect(await page.locator('[data-on]').isChecked()).toBe(false)
  })

  test('R10 finds, takes up, reads and answers a task', async () => {
    const page = await site.visit(REVIEWER)
    await page.goto('/parks/demo/inbox/department')

    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/tasks/**')
    await page.keyboard.press('c')
    await page.waitForSelector('.decision')
    await page.keyboard.press('n')
    await page.waitForSelector('.preview-head:has-text("第 2 / 2 页")')
    await page.keyboard.press('3')
    await tabTo(page, '[name="finding.needsCorrection.0.whatIsWrong"]')
    await page.keyboard.type('缺第 3 页 njx3?')
    await tabTo(page, '[name="finding.needsCorrection.0.howToFix"]')
    await page.keyboard.type('请补传')
    await page.keyboard.press('Control+Enter')

    await page.waitForURL('**/inbox/mine?**')
    expect(await page.textContent('.notice')).toContain('已提交，等待复核')
  })

  test('R10 reaches the check by Tab and Enter as well', async () => {
    const page = await site.visit('checker-civil-air-defence')
    await page.goto('/parks/demo/inbox')

    await tabTo(page, '.row-link')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/tasks/**')
    expect(await page.textContent('.written')).toContain('缺第 3 页 njx3?')
    expect(await accessibilityFaults(page)).toEqual([])
    await tabTo(page, '#field-reason')
    await page.keyboard.type('请写清楚')
    await tabTo(page, 'button[formaction$=send-back]')
    await page.keyboard.press('Enter')

    await page.waitForURL('**/inbox/checking?**')
    expect(await page.textContent('.notice')).toContain('已退回审查人')
  })
})
