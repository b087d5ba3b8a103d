import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults } from '../../../support/accessibility.ts'
import type { BrowserSite } from '../../../support/browser.ts'
import type { Caller } from '../../../support/caller.ts'
import { mustSucceed } from '../../../support/story.ts'
import { coverOfMark } from '../cover-of-mark.ts'
import { openDraft } from '../editor-page.ts'
import { startDesigner } from '../start-designer.ts'

describe('decisions in the designer', () => {
  let site: BrowserSite
  let page: Page
  let manager: Caller
  let draft: string

  beforeAll(async () => {
    ;({ site, manager, page } = await startDesigner())
    await page.setViewportSize({ width: 1280, height: 1000 })
    draft = await openDraft(page, manager, { from: 'version', process: 'seven-permits', version: 1 })
    await page.getByRole('button', { name: '决策', exact: true }).click()
    await page.locator('.decisions-side .outline-entry', { hasText: 'which-permits' }).click()
    await page.locator('.examples', { hasText: '适用哪些证照' }).waitFor()
  })
  afterAll(async () => await site.close())

  const saved = async (path: string) => {
    await page.locator('.editor-status[data-state="saved"]').waitFor()
    return String(mustSucceed(await manager.get(`/api/v1/parks/demo/drafts/${draft}`)).files?.[path])
  }
  const standing = () => page.locator('.examples [role="status"]')

  test('D17: runs the examples beside the table as it is edited, and says which rule matched', async () => {
    await standing().getByText('2 个示例都与预期相符').waitFor()
    const rules = await page.locator('.examples tbody tr td:nth-child(4)').allTextContents()

    const cell = page
      .locator('.dmn-place tr', { hasText: 'not(list contains(?, "R"))' })
      .locator('td.input-cell')
      .first()
    await cell.click()
    await page.keyboard.press('ControlOrMeta+a')
    // At once, so that it is one step to take back.
    await page.keyboard.insertText('list contains(?, "R")')
    await standing().getByText('有 2 个与预期不符').waitFor()
    const wrong = await page.locator('.examples tbody tr').first().textContent()
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await standing().getByText('2 个示例都与预期相符').waitFor()

    expect(rules).toEqual(['1、2、3、4、5、6、8', '7'])
    expect(wrong).toContain('实际 ["L","C","P","D","O","K"]')
  })

  test('keeps what was typed into a table when one goes on to something else at once', async () => {
    const rule = page.locator('.dmn-place tr', { hasText: 'not(list contains(?, "R"))' })
    await rule.locator('td.input-cell').first().click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText('not(list contains(?, "Z"))')
    await page.getByRole('button', { name: '流程图', exact: true }).click()
    await page.locator('.panel').waitFor()

    await expect.poll(async () => await saved('decisions/which-permits.dmn')).toContain('list contains(?, "Z")')
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await page.getByRole('button', { name: '决策', exact: true }).click()
    await page.locator('.decisions-side .outline-entry', { hasText: 'which-permits' }).click()
    await rule.waitFor()
    await standing().getByText('2 个示例都与预期相符').waitFor()
  })

  test('D17: is Chinese throughout, its mark uncovered, with nothing that axe finds in what is ours', async () => {
    await page.locator('.dmn-place td.input-cell').first().click({ button: 'right' })
    const english = await englishWords(page)
    await page.keyboard.press('Escape')
    await page.locator('.dmn-place th.input-cell').first().dblclick()
    english.push(...(await englishWords(page)))
    await page.keyboard.press('Escape')

    expect(english).toEqual([])
    expect(await coverOfMark(page)).toEqual([])
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('D17: begins a decision from nothing, which steps can choose and examples try', async () => {
    await page.getByRole('button', { name: '新建决策' }).click()
    const form = page.getByRole('form', { name: '新建决策' })
    await form.getByLabel('名称').fill('收费标准')
    await form.getByLabel('代码').fill('fee')
    await page.keyboard.press('Enter')
    await page.locator('.dmn-place', { hasText: '收费标准' }).waitFor()
    await page.locator('.dmn-place td.output-cell').first().click()
    await page.keyboard.type('"免收"')
    await page.getByRole('button', { name: '添加示例' }).click()
    await page.getByLabel('示例 1：预期结果').fill('"免收"')
    await page.getByLabel('示例 1：预期结果').blur()
    await standing().getByText('1 个示例都与预期相符').waitFor()

    const examples = JSON.parse(await saved('decisions/fee.examples.json'))

    await page.getByRole('button', { name: '决策需求图', exact: true }).click()
    await page.locator('.dmn-place .djs-palette').waitFor()
    await page.locator('.dmn-place .djs-element .djs-hit').first().click()
    expect(await englishWords(page)).toEqual([])
    expect(await coverOfMark(page)).toEqual([])
    expect(examples).toEqual([{ decision: 'fee', name: '示例 1', given: {}, expected: '"免收"' }])
    expect(await saved('decisions/fee.dmn')).toContain('<text>"免收"</text>')
    expect(await saved('decisions/which-permits.dmn')).toContain('https://www.omg.org/spec/DMN/20230324/MODEL/')
  })
})

/** Latin words in the table and its menus; expressions, which are FEEL, and names of fields aside. */
async function englishWords(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const words = new Set<string>()
    const collect = (text: string | null) => {
      if (/[A-Za-z]{2,}/.test((text ?? '').replaceAll(/FEEL|DRD/g, ''))) words.add(text ?? '')
    }
    for (const element of document.querySelectorAll('.dmn-place *, .context-menu *, .decisions-side *')) {
      if (element.closest('.powered-by, .bjs-powered-by, .cm-editor, td, [contenteditable], .outline-entry') !== null)
        continue
      for (const name of ['title', 'aria-label', 'placeholder']) collect(element.getAttribute(name))
      for (const child of element.childNodes) if (child.nodeType === Node.TEXT_NODE) collect(child.textContent)
    }
    return [...words]
  })
}
