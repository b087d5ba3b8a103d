import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults } from '../../../support/accessibility.ts'
import type { BrowserSite } from '../../../support/browser.ts'
import type { Caller } from '../../../support/caller.ts'
import { choose, fill, openDraft, openXml, pick, savedXml, selectOnCanvas } from '../editor-page.ts'
import { startDesigner } from '../start-designer.ts'
import { probedModel } from './panel-model.ts'

describe('the panel', () => {
  let site: BrowserSite
  let manager: Caller
  let page: Page

  beforeAll(async () => {
    ;({ site, manager, page } = await startDesigner())
  })
  afterAll(async () => await site.close())

  test('offers every word of our extension of BPMN', async () => {
    const { xml, values } = probedModel()
    await openXml(page, manager, xml)
    const missing: string[] = []

    for (const [id, expected] of values) {
      if (id !== 'process') await selectOnCanvas(page, id)
      const shown = await shownValues(page)
      missing.push(...expected.filter((value) => !shown.some((each) => each === value)))
    }

    expect(missing).toEqual([])
  })

  test('keeps the limit by law and everything else while the promise of a process is changed', async () => {
    const id = await openDraft(page, manager, { from: 'version', process: 'seven-permits', version: 1 })

    await openGroup(page, '时限')
    await fill(page, '承诺时限', '4')

    const saved = await savedXml(page, manager, id)
    expect(saved).toMatch(/serviceLevel days="4" clock="promised" [^>]*startsAt="inReview" since="=if deemed/)
    expect(saved).toMatch(/serviceLevel days="45" clock="statutory" [^>]*extension="15" startsAt="inReview" endsAt=/)
  })

  test('adds what happens when a step is overdue, and says on what ground its clock stops', async () => {
    const id = await openDraft(page, manager, { from: 'template', title: '时限' })
    await choose(page, '办理')
    await openGroup(page, '时限')

    await fill(page, '承诺时限', '2')
    await pick(page, '办理期间中止计时', '专家评审')
    await page.getByRole('button', { name: '加“超时”' }).click()

    await page.locator('.panel').getByLabel('等什么').waitFor()
    await expect.poll(async () => await savedXml(page, manager, id)).toMatch(/siji:clock="overdue"/)
    expect(await savedXml(page, manager, id)).toMatch(/siji:pause ground="expertReview"/)
    await page.getByRole('button', { name: '撤销' }).click()
    expect(await page.locator('.outline-entry', { hasText: '超时' }).count()).toBe(0)
  })

  test('remembers which groups are open, and marks those that hold something', async () => {
    await openDraft(page, manager, { from: 'version', process: 'seven-permits', version: 1 })
    await choose(page, '材料齐全性审查')
    const group = page.locator('.panel details', { hasText: '文档' })
    expect(await group.getAttribute('open')).not.toBeNull()

    await page.locator('.panel summary', { hasText: '文档' }).click()
    await choose(page, '当场更正')
    await choose(page, '材料齐全性审查')

    expect(await group.getAttribute('open')).toBeNull()
    expect(await group.locator('summary').textContent()).toContain('已填写')
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('completes, checks and tries out an expression by keyboard alone', async () => {
    const id = await openDraft(page, manager, { from: 'version', process: 'seven-permits', version: 1 })
    const { keyboard } = page
    await selectOnCanvas(page, 'f_fix')
    const field = page.locator('.panel').getByLabel('条件表达式')
    const options = page.locator('.panel [role="option"]')

    await field.focus()
    await keyboard.press('Control+A')
    await keyboard.press('Delete')
    // The first touch brings the code that helps; what was asked for meanwhile comes with it.
    await keyboard.press('Control+Space')
    await expect.poll(() => options.count()).toBeGreaterThan(9)
    await keyboard.type('permitsToR')
    await options.first().waitFor()
    await keyboard.press('Enter')
    await keyboard.type(' = (')
    expect(await page.locator('.panel .feel-spot').textContent()).toContain('permitsToReview = (')
    for (let count = 0; count < 4; count += 1) await keyboard.press('Backspace')
    await keyboard.type(' != null and outcome = ')
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    expect(await field.inputValue()).toBe('permitsToReview != null and outcome = "deferrableOnly"')
    expect(await accessibilityFaults(page)).toEqual([])

    await page.locator('.panel .try summary').press('Enter')
    await page.locator('.panel').getByLabel('outcome 最近一步的办理结果').fill('deferrableOnly')
    expect(await page.locator('.panel output').textContent()).toBe('结果：不成立（false）')
    await page
      .locator('.panel')
      .getByLabel(/^permitsToReview/)
      .fill('["C"]')
    expect(await page.locator('.panel output').textContent()).toBe('结果：成立（true）')
    expect(await savedXml(page, manager, id)).toContain('permitsToReview != null and outcome = ')
    await page.reload()
    await selectOnCanvas(page, 'f_fix')
    await page.locator('.panel .try summary').click()
    expect(await page.locator('.panel output').textContent()).toBe('结果：成立（true）')
  })
})

async function openGroup(page: Page, title: string): Promise<void> {
  const group = page.locator('.panel details', { has: page.locator('summary', { hasText: title }) })
  if ((await group.getAttribute('open')) === null) await group.locator('summary').click()
}

/** What stands in the fields of the panel, with every group open. */
async function shownValues(page: Page): Promise<readonly string[]> {
  const closed = page.locator('.panel details:not([open]) > summary')
  while ((await closed.count()) > 0) await closed.first().click()
  return await page
    .locator('.panel :is(input, select, textarea)')
    .evaluateAll((fields) => fields.map((field) => ('value' in field ? String(field.value) : '')))
}
