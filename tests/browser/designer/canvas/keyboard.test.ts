import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseBpmn } from '../../../../engine/model/parse.ts'
import { accessibilityFaults } from '../../../support/accessibility.ts'
import type { BrowserSite } from '../../../support/browser.ts'
import { openDraft, savedXml } from '../editor-page.ts'
import { startDesigner } from '../start-designer.ts'

const park = '/api/v1/parks/demo'

describe('the designer by keyboard alone', () => {
  let site: BrowserSite
  let page: Page

  beforeAll(async () => {
    ;({ site, page } = await startDesigner())
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

  test('models a gateway, a loop and a deadline at the edge of a step, moves, aligns, copies and takes back', async () => {
    const { keyboard } = page
    const manager = await site.as('manager')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const id = await openDraft(page, manager, { from: 'template', title: '返工' })
    await tabTo(page, '.outline-entry')

    await goToStep(page, '办理')
    await add(page, 'A', 'exclusive-gateway', '是否通过')
    await add(page, 'A', 'user-task', '补正')
    await connectTo(page, 'review')
    await goToStep(page, '是否通过')
    await connectTo(page, 'done')
    await goToStep(page, '办理')
    await add(page, 'B', 'timer-boundary', '超时')
    await add(page, 'A', 'user-task', '督办')
    await connectTo(page, 'done')
    await goToStep(page, '办理')
    await tabTo(page, '[aria-label="删除到办结的连线"]')
    await keyboard.press('Enter')
    await goToStep(page, '超时')
    await keyboard.press('F6')
    await keyboard.press('F6')
    await tabToField(page, '时间')
    await keyboard.press('Control+A')
    await keyboard.insertText('P3D')
    await keyboard.press('Tab')

    const drawn = await savedXml(page, manager, id)
    expect(await flowsOf(drawn)).toEqual([
      '提出申请 → 办理',
      '办理 → 是否通过',
      '是否通过 → 补正',
      '补正 → 办理',
      '是否通过 → 办结',
      '超时 → 督办',
      '督办 → 办结',
    ])
    expect(drawn).toMatch(/boundaryEvent [^>]*name="超时" [^>]*attachedToRef="review"/)
    expect(drawn).toContain('>P3D<')
    const said = page.locator('[data-announcer]')
    await focusOutline(page)
    await goToStep(page, '补正')
    await keyboard.press('F6')
    const before = await placeOf(page, '补正')
    await keyboard.press('ArrowDown')
    await said.filter({ hasText: '移动了：下' }).waitFor()
    expect((await placeOf(page, '补正')).y).toBeGreaterThan(before.y)
    await keyboard.press('Control+Z')
    await said.filter({ hasText: '已撤销' }).waitFor()
    expect((await placeOf(page, '补正')).y).toBeCloseTo(before.y)
    await keyboard.press('Shift+F6')
    await goToStep(page, '督办')
    await moveTo(page, '办理')
    await keyboard.press('Shift+Enter')
    await tabTo(page, '.toolbar-menu:first-of-type > button', 'Shift+Tab')
    await keyboard.press('Enter')
    await page.locator('.menu-list').waitFor()
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await keyboard.press(key)
    await expect.poll(async () => (await placeOf(page, '督办')).y).toBeCloseTo((await placeOf(page, '办理')).y)
    await focusOutline(page)
    await goToStep(page, '督办')
    await keyboard.press('Control+C')
    await keyboard.press('Control+V')
    await expect.poll(async () => await page.locator('.outline-title', { hasText: '督办' }).count()).toBe(2)
    await keyboard.press('?')
    await page.locator('dialog[open]').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await keyboard.press('Escape')
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

    await expect.poll(() => appended.count()).toBe(1)
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
async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let count = 0; count < 120; count += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return
    await page.keyboard.press(key)
  }
  throw new Error(`Expected Tab to reach ${selector}, but it never did.`)
}

/** Presses Tab until the focus is in the field of this label; what is folded on the way is opened. */
async function tabToField(page: Page, label: string): Promise<void> {
  for (let count = 0; count < 60; count += 1) {
    const at = await page.evaluate(() => {
      const focused = document.activeElement
      const isField = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement
      const isFolded = focused?.matches('details:not([open]) > summary') === true
      return { label: isField ? focused.labels?.[0]?.textContent : null, isFolded }
    })
    if (at.label === label) return
    if (at.isFolded) {
      await page.keyboard.press('Enter')
      await page.waitForFunction(() => document.activeElement?.nextElementSibling?.firstElementChild !== null)
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`Expected Tab to reach the field ${label}, but it never did.`)
}

/** Chooses a step of the list by arrow keys. */
async function goToStep(page: Page, name: string): Promise<void> {
  await moveTo(page, name)
  await page.keyboard.press('Enter')
  await page.locator('.outline-entry[aria-pressed="true"]', { hasText: name }).waitFor()
}

/** Moves the focus to a step of the list by arrow keys. */
async function moveTo(page: Page, name: string): Promise<void> {
  // What was done before gives the focus back to its step.
  await page.locator('.outline-entry:focus').waitFor()
  for (let count = 0; count < 20; count += 1) await page.keyboard.press('ArrowUp')
  for (let count = 0; count < 20; count += 1) {
    const title = await page.evaluate(() => document.activeElement?.querySelector('.outline-title')?.textContent)
    // What is checked meanwhile may mark it.
    if (title?.replace(/^◆ |（有错误）$/g, '') === name) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`Expected arrow keys to reach ${name}, but they never did.`)
}

/** Adds what follows the chosen step, or an event at its edge; the new one is chosen then and has the focus. */
async function add(page: Page, key: 'A' | 'B', type: string, name: string): Promise<void> {
  await page.keyboard.press(key)
  await page.locator('.small-form select').waitFor()
  await chooseOption(page, type, 'ArrowUp')
  await page.keyboard.press('Tab')
  await page.keyboard.insertText(name)
  await page.keyboard.press('Enter')
  await page.locator('.outline-entry[aria-pressed="true"]:focus', { hasText: name }).waitFor()
}

async function connectTo(page: Page, target: string): Promise<void> {
  await page.keyboard.press('C')
  await page.locator('select[aria-label="连接到"]').waitFor()
  await chooseOption(page, target)
  await page.keyboard.press('Enter')
  await page.locator('.outline-entry[aria-pressed="true"]:focus').waitFor()
}

/** From wherever, block by block. */
async function focusOutline(page: Page): Promise<void> {
  for (let count = 0; count < 6; count += 1) {
    if (await page.evaluate(() => document.activeElement?.closest('.outline') !== null)) return
    await page.keyboard.press('F6')
  }
}

async function placeOf(page: Page, name: string): Promise<{ readonly x: number; readonly y: number }> {
  const box = await page.locator('.djs-shape', { hasText: name }).last().locator('> .djs-visual > rect').boundingBox()
  return box ?? { x: 0, y: 0 }
}

/** From the list of choices that has the focus, by arrow keys. */
async function chooseOption(page: Page, value: string, first: 'ArrowDown' | 'ArrowUp' = 'ArrowDown'): Promise<void> {
  for (let count = 0; count < 60; count += 1) {
    const chosen = await page.evaluate(() =>
      document.activeElement instanceof HTMLSelectElement ? document.activeElement.value : null,
    )
    if (chosen === value) return
    // Up to the first, then down.
    await page.keyboard.press(first === 'ArrowUp' && count < 30 ? 'ArrowUp' : 'ArrowDown')
  }
  throw new Error(`Expected arrow keys to reach ${value}, but they never did.`)
}

async function retype(page: Page, text: string): Promise<void> {
  await page.locator('.small-form input').waitFor()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
}

async function flowsOf(xml: string): Promise<readonly string[]> {
  const result = await parseBpmn(xml, { hash: '', decisions: new Map(), loose: true })
  const flows = result.ok ? [...(result.processes[0]?.flows.values() ?? [])] : []
  const names = flows.map(({ source, target }) => `${source.name} → ${target.name}`)
  return names.sort(
    (a, b) => ORDER.findIndex((each) => a.startsWith(each)) - ORDER.findIndex((each) => b.startsWith(each)),
  )
}

const ORDER = ['提出申请', '办理', '是否通过 → 补正', '补正', '是否通过', '超时', '督办']

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
