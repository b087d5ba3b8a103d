import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import type { Caller } from '../../support/caller.ts'
import { choose, entryOf, openDraft, savedXml } from './editor-page.ts'

const park = '/api/v1/parks/demo'
const LONG = { timeout: 30_000 }

describe('the library of ready steps', () => {
  let site: BrowserSite
  let manager: Caller
  let page: Page

  beforeAll(async () => {
    site = await startBrowserSite()
    manager = await site.as('manager')
    page = await site.visit('manager')
  })
  afterAll(async () => await site.close())

  test('D9: puts a step that is found by its use behind the chosen one, with forms, in one undo', async () => {
    const id = await openDraft(page, manager, { from: 'template', title: '步骤' })
    await choose(page, '办理')
    await page.getByRole('button', { name: '步骤库' }).click()

    await page.getByLabel('查找步骤').fill('异议')
    await page.keyboard.press('Enter')

    await page.locator('.problems [role="status"]', { hasText: '没有发现问题' }).waitFor()
    expect(await page.locator('.outline-title').allTextContents()).toEqual(
      expect.arrayContaining(['办理', '发布公示', '公示 7 个工作日', '处理异议', '办结']),
    )
    expect(await page.locator('.outline-kind').allTextContents()).toContain('人工办理 → 发布公示')
    expect(await savedXml(page, manager, id)).toMatch(/name="发布公示"[^>]*siji:template="publicity@1"/)
    expect(Object.keys((await manager.get(`${park}/drafts/${id}`)).body.files ?? {})).toContain(
      'forms/public-notice.json',
    )
    expect(await accessibilityFaults(page)).toEqual([])

    await page.getByRole('button', { name: '撤销' }).click()

    expect(await page.locator('.outline-title').allTextContents()).toEqual(['提出申请', '办理', '办结'])
    await expect
      .poll(async () => Object.keys((await manager.get(`${park}/drafts/${id}`)).body.files ?? {}), LONG)
      .toEqual(['process.bpmn'])
  })

  test('puts a step where one clicks, and twice under names of its own', async () => {
    const id = await openDraft(page, manager, { from: 'template', title: '点一处' })
    await page.getByRole('button', { name: '步骤库' }).click()
    const canvas = page.locator('.djs-container')
    for (const y of [420, 80]) {
      await page.locator('.library-step', { hasText: '专家评审' }).click()
      await page.getByRole('button', { name: '点一处放入…' }).click()
      await canvas.click({ position: { x: 300, y } })
    }

    expect(await entryOf(page, '专家评审').count()).toBe(2)
    await expect
      .poll(async () => await savedXml(page, manager, id), LONG)
      .toMatch(/id="expertReview"(.|\n)*id="expertReview2"/)
  })
})
