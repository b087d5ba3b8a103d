import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseBpmn } from '../../../engine/model/parse.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'

const park = '/api/v1/parks/demo'

describe('the designer by keyboard alone', () => {
  let site: BrowserSite
  let page: Page

  beforeAll(async () => {
    site = await startBrowserSite()
    page = await site.visit('manager')
  })
  afterAll(async () => await site.close())

  test('models and publishes a process of three steps', async () => {
    const { keyboard } = page
    await page.goto('/parks/demo/designer')
    await tabTo(page, '#field-title')
    await keyboard.insertText('三步审批')
    await keyboard.press('Enter')
    await page.locator('.workbench').waitFor()

    await tabTo(page, '.outline-entry')
    await keyboard.press('ArrowDown')
    await keyboard.press('F2')
    await retype(page, '初审')
    await keyboard.press('A')
    await keyboard.press('Tab')
    await keyboard.insertText('复审')
    await keyboard.press('Enter')
    await keyboard.press('A')
    await keyboard.press('Tab')
    await keyboard.insertText('签发')
    await keyboard.press('Enter')
    await keyboard.press('C')
    await page.locator('select[aria-label="连接到"]').waitFor()
    await chooseOption(page, 'done')
    await keyboard.press('Enter')
    await goToStep(page, '初审')
    await tabTo(page, '[aria-label="删除到办结的连线"]')
    await keyboard.press('Enter')
    await page.locator('.problems [role="status"]', { hasText: '没有发现问题' }).waitFor()
    await tabTo(page, '.editor-toolbar .button-primary')
    await keyboard.press('Enter')
    await tabTo(page, '#publish-note')
    await keyboard.insertText('三步')
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await page.waitForURL('**/parks/demo/designer')

    expect(await steps(site, '三步审批')).toEqual(['提出申请 → 初审', '初审 → 复审', '复审 → 签发', '签发 → 办结'])
  })

  test('finds a step by the search pad, and appends from the menu of the canvas', async () => {
    const { keyboard } = page
    await page.goto('/parks/demo/designer')
    await tabTo(page, '#field-title')
    await keyboard.insertText('查找')
    await keyboard.press('Enter')
    await page.locator('.workbench').waitFor()
    await tabTo(page, '.djs-container svg')

    await pressUntil(page, 'Control+F', page.locator('.djs-search-container input'))
    await keyboard.insertText('办理')
    await page.locator('.djs-search-result-selected').waitFor()
    await pressUntil(page, 'Enter', page.locator('.outline-entry[aria-pressed="true"]', { hasText: '办理' }))
    await page.waitForFunction(() => document.activeElement?.closest('.djs-container') !== null)
    await pressUntil(page, 'A', page.locator('.djs-popup'))
    await keyboard.insertText('系统办理')
    await page.locator('.djs-popup .entry', { hasText: '人工办理' }).waitFor({ state: 'detached' })
    await page.locator('.djs-popup .entry.selected', { hasText: '系统办理' }).waitFor()
    const appended = page.locator('.outline-title', { hasText: '系统办理' })
    await pressUntil(page, 'Enter', appended)

    expect(await appended.count()).toBe(1)
  })
})

/** Presses a key as somebody does who sees that nothing has happened yet: again. */
async function pressUntil(page: Page, key: string, awaited: Locator): Promise<void> {
  for (let count = 0; count < 10; count += 1) {
    await page.keyboard.press(key)
    const came = await awaited.waitFor({ timeout: 2_500 }).then(
      () => true,
      () => false,
    )
    if (came) return
  }
  throw new Error(`Expected ${key} to lead on, but it did not.`)
}

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let count = 0; count < 120; count += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Expected Tab to reach ${selector}, but it never did.`)
}

/** From the list of steps, by arrow keys. */
async function goToStep(page: Page, name: string): Promise<void> {
  for (let count = 0; count < 20; count += 1) await page.keyboard.press('ArrowUp')
  for (let count = 0; count < 20; count += 1) {
    const title = await page.evaluate(() => document.activeElement?.querySelector('.outline-title')?.textContent)
    if (title === name) return await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
  }
}

/** From the list of choices that has the focus, by arrow keys. */
async function chooseOption(page: Page, value: string): Promise<void> {
  for (let count = 0; count < 20; count += 1) {
    const chosen = await page.evaluate(() =>
      document.activeElement instanceof HTMLSelectElement ? document.activeElement.value : null,
    )
    if (chosen === value) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`Expected arrow keys to reach ${value}, but they never did.`)
}

async function retype(page: Page, text: string): Promise<void> {
  await page.locator('.small-form input').waitFor()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
}

async function steps(site: BrowserSite, name: string): Promise<readonly string[]> {
  const manager = await site.as('manager')
  const process = (await manager.get(`${park}/processes`)).list.find((each) => String(each.name) === name)
  const xml = (await manager.get(`${park}/processes/${process?.processId}/versions/1/xml`)).text
  const result = await parseBpmn(xml, { hash: '', decisions: new Map() })
  const flows = result.ok ? [...(result.processes[0]?.flows.values() ?? [])] : []
  const ordered = ['提出申请', '初审', '复审', '签发']
  return flows
    .map(({ source, target }) => `${source.name} → ${target.name}`)
    .sort((a, b) => ordered.findIndex((each) => a.startsWith(each)) - ordered.findIndex((each) => b.startsWith(each)))
}
