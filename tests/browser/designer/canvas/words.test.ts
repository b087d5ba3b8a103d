import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findRefused } from '../../../../designer/editor/canvas/find-refused.ts'
import { accessibilityFaults } from '../../../support/accessibility.ts'
import type { BrowserSite } from '../../../support/browser.ts'
import type { Caller } from '../../../support/caller.ts'
import { openXml, selectOnCanvas } from '../editor-page.ts'
import { startDesigner } from '../start-designer.ts'
import { allElements } from './all-elements.ts'

describe('the words of the designer', () => {
  let site: BrowserSite
  let manager: Caller
  let page: Page

  beforeAll(async () => {
    ;({ site, page, manager } = await startDesigner())
    await page.setViewportSize({ width: 1680, height: 1100 })
    await openXml(page, manager, allElements().xml)
    await page.getByRole('button', { name: '适应窗口' }).click()
  })
  afterAll(async () => await site.close())

  test('D4: shows no untranslated word on any element, in its panel, pad and menus', async () => {
    const english = new Map<string, string>()
    for (const id of allElements().ids) {
      await selectOnCanvas(page, id)
      // What may be appended is the same everywhere: one menu stands for all.
      for (const action of id === 'task' ? ['replace', 'append'] : ['replace']) {
        const entry = page.locator(`.djs-context-pad [data-action="${action}"]`)
        if ((await entry.count()) === 0) continue
        await entry.first().click()
        await page.locator('.djs-popup').waitFor()
        for (const word of await englishWords(page)) english.set(word, `${id} ${action}`)
        await page.keyboard.press('Escape')
        await selectOnCanvas(page, id)
      }
      for (const word of await englishWords(page)) english.set(word, id)
    }
    await page.locator('.djs-palette [data-action="create"]').click()
    for (const word of await englishWords(page)) english.set(word, 'create')
    await page.keyboard.press('Escape')

    expect([...english]).toEqual([])
  })

  test('D4: shows no untranslated word in what arranges, colours, shows and exports', async () => {
    const english = new Map<string, string>()
    const look = async (where: string) => {
      for (const word of await englishWords(page)) english.set(word, where)
    }
    await page.locator('.outline-entry').nth(1).click()
    await page
      .locator('.outline-entry')
      .nth(2)
      .click({ modifiers: ['Shift'] })
    for (const action of ['align-elements', 'set-color']) {
      await page.locator(`.djs-context-pad [data-action="${action}"]`).click()
      await page.locator('.djs-popup').waitFor()
      await look(action)
      await page.keyboard.press('Escape')
    }
    for (const name of ['对齐', '颜色', '导出']) {
      await page.getByRole('button', { name, exact: true }).click()
      await page.locator('.menu-list').waitFor()
      await look(name)
      await page.keyboard.press('Escape')
    }
    await page.getByRole('button', { name: '缩略图' }).click()
    await look('minimap')
    await page.getByRole('button', { name: '快捷键' }).click()
    await look('key map')
    const faults = await accessibilityFaults(page)
    await page.getByRole('button', { name: '关闭' }).click()

    expect([...english]).toEqual([])
    expect(faults).toEqual([])
  })

  test('D3: fills menus with what the engine executes, found in Chinese by keyboard', async () => {
    await selectOnCanvas(page, 'task')
    await page.locator('.djs-context-pad [data-action="append"]').click()
    await page.locator('.djs-popup .entry').first().waitFor()
    const entries = await page.locator('.djs-popup .entry').allTextContents()
    const names = await page
      .locator('.djs-popup .entry')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-id')))

    await page.keyboard.type('规则')
    const found = page.locator('.djs-popup .entry', { hasText: '规则判断' })
    await page.locator('.djs-popup .entry', { hasText: '人工办理' }).waitFor({ state: 'detached' })
    const count = await page.locator('.djs-popup .entry').count()
    await page.keyboard.press('Enter')
    await page.locator('.panel').getByText('规则判断').first().waitFor()

    expect(entries.length).toBeGreaterThan(12)
    expect(entries.every((text) => text.trim() !== '')).toBe(true)
    expect(count).toBe(1)
    expect(await found.count()).toBe(0)
    expect(entries.some((text) => text.includes('人工办理'))).toBe(true)
    const isRefused = await findRefused()
    expect(names.filter((name) => isRefused(name ?? ''))).toEqual([])
  })

  test('has nothing that axe finds, with the panel of a step open', async () => {
    await page.locator('.outline-entry').nth(1).click()

    expect(await accessibilityFaults(page)).toEqual([])
  })
})

/** Latin words that a person can see or hear; what they typed, ids and our few technical names aside. */
async function englishWords(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const allowed = /^(BPMN|FEEL|bpmn|svg|png|zip|io|P5D|add|working|days|receivedAt|outcome|agree|T\d+)$/
    const words = new Set<string>()
    const collect = (text: string | null) => {
      for (const word of (text ?? '').match(/[A-Za-z]{2,}[A-Za-z\d]*/g) ?? [])
        if (!allowed.test(word)) words.add(`${word} (${text})`)
    }
    const roots = document.querySelectorAll(
      '.workbench, .editor-toolbar, .key-map, .djs-popup, .djs-context-pad, .djs-palette, .problems h2, .problem-sign',
    )
    for (const root of roots) {
      for (const element of root.querySelectorAll('*')) {
        // Problems quote ids, as do the targets of a connection; keys are named as on the keyboard.
        if (element.closest('.bjs-powered-by, .panel-body > .notice, .problem-mark, kbd') !== null) continue
        for (const name of ['title', 'aria-label', 'placeholder', 'alt']) collect(element.getAttribute(name))
        for (const child of element.childNodes) if (child.nodeType === Node.TEXT_NODE) collect(child.textContent)
      }
    }
    return [...words]
  })
}
