import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tellStory } from '../../../../api/demo-story/tell-story.ts'
import { accessibilityFaults } from '../../../support/accessibility.ts'
import type { BrowserSite } from '../../../support/browser.ts'
import type { Caller } from '../../../support/caller.ts'
import { openPdf, textOfPage } from '../../../templates/read-pdf.ts'
import { choose, entryOf, fill, openDraft, pick, savedXml } from '../editor-page.ts'
import { startDesigner } from '../start-designer.ts'

const park = '/api/v1/parks/demo'

describe('a whole process drawn in the designer', () => {
  let site: BrowserSite
  let manager: Caller
  let page: Page

  beforeAll(async () => {
    ;({ site, manager, page } = await startDesigner())
  })
  afterAll(async () => await site.close())

  test('the wizard draws from a table what can be published, after a preview, in one undo', async () => {
    await page.goto('/parks/demo/designer')
    await page.locator('#field-title').fill('按表画的流程')
    await page.getByRole('button', { name: '用向导新建' }).click()
    await page.locator('.wizard').waitFor()
    await page.getByRole('button', { name: '添加证照' }).click()
    expect(await page.locator('.wizard-table .error').allTextContents()).toContain('◆ 请填写证照名称。')
    await page.getByLabel('第 3 行：证照').fill('户外广告设置许可')
    await page.getByLabel('第 3 行：证照').blur()
    await page.getByLabel('户外广告设置许可：部门').selectOption({ label: '城市管理局' })
    await page.getByLabel('户外广告设置许可：从申请表选条件').selectOption({ label: '临时占用城市绿地：是' })
    await page.getByLabel('户外广告设置许可：承诺工作日').fill('4')
    await page.getByLabel('户外广告设置许可：材料').fill('效果图、场地证明')
    await page.getByLabel('户外广告设置许可：上移').click()
    await page.locator('.wizard-promise', { hasText: '最长 6 个工作日' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])

    await page.getByRole('button', { name: '预览流程' }).click()
    await page.locator('.wizard-drawing svg').first().waitFor()
    await page.getByRole('button', { name: '替换画布上的流程' }).click()

    await entryOf(page, '审查户外广告设置许可').waitFor()
    await page.locator('.problems [role="status"]', { hasText: '没有发现问题' }).waitFor()
    expect(await entryOf(page, '办理').count()).toBe(0)
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => page.locator('.outline-title').allTextContents()).toEqual(['提出申请', '办理', '办结'])
    await page.getByRole('button', { name: '重做' }).click()
    await publish(page, '向导')
    const published = (await manager.get(`${park}/processes`)).list
    expect(published.map(({ name }) => String(name))).toContain('按表画的流程')
  })

  test('draws the seven permits from an empty canvas, publishes them, and runs to the signed permits', async () => {
    const id = await openDraft(page, manager, { from: 'template', title: '空白' })
    const canvas = page.locator('.djs-container')
    await canvas.click({ position: { x: 600, y: 60 } })
    await page.keyboard.press('Control+A')
    await page.keyboard.press('Delete')
    await expect.poll(async () => await page.locator('.outline-entry').count()).toBe(0)
    await fill(page, '编号', 'seven-permits')
    await fill(page, '名称', '拿地即开工（从空白画起）')
    await page.locator('.panel summary', { hasText: '时限' }).click()
    await fill(page, '承诺时限', '3')
    await pick(page, '申请到什么状态起算', '审查中')

    await drag(page, '.djs-palette [data-action="create.start-event"]', { x: 260, y: 300 })
    await page.locator('.panel .kind', { hasText: '开始事件' }).waitFor()
    await fill(page, '名称', '收到申请')
    await pick(page, '办完后申请的状态', '已提交')
    await page.getByRole('button', { name: '步骤库' }).click()
    await place(page, '容缺')
    await place(page, '并联审批', async () => {
      for (const box of await page.locator('.library-permits input').all()) await box.check()
    })
    await place(page, '签发')
    await place(page, '送达')
    await page.locator('.view-tab', { hasText: '流程图' }).click()
    await choose(page, '绘制合订本')
    await page.getByRole('button', { name: '删除到送达的连线' }).click()
    await page.locator('.djs-context-pad [data-action="connect"]').click()
    await page.locator('.djs-element[data-element-id="deliver"]').click()
    await page.getByRole('button', { name: '删除到送达的连线' }).waitFor()
    await choose(page, '全部准予？')
    await page.locator('.djs-context-pad [data-action="append.end-event"]').click()
    await page.keyboard.insertText('办结送达')
    await page.keyboard.press('Enter')
    await pick(page, '办完后申请的状态', '已送达')
    await choose(page, '全部准予？')
    await page.locator('.step-flows button', { hasText: '办结送达' }).first().click()
    await page.locator('.panel').getByLabel('其他条件都不成立时走这里').check()

    await page.locator('.problems [role="status"]', { hasText: '没有发现问题' }).waitFor()
    expect(await savedXml(page, manager, id)).toContain('拿地即开工（从空白画起）')
    await publish(page, '从空白画起')
    expect((await manager.get(`${park}/processes/seven-permits/versions`)).list).toHaveLength(2)
    const pdf = await openPdf(await tellStory(site.origin, () => undefined))
    const texts = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => textOfPage(pdf, index + 1)))
    expect(texts.join('\n')).toMatch(/建筑工程施工许可证.*430302202404250901/s)
  })
})

async function drag(page: Page, from: string, to: { readonly x: number; readonly y: number }): Promise<void> {
  const box = await page.locator('.djs-container').boundingBox()
  const begin = await page.locator(from).boundingBox()
  await page.locator(from).hover()
  await page.mouse.down()
  // A hand moves little by little; so dragging begins.
  for (const step of [6, 12, 18, 24]) await page.mouse.move((begin?.x ?? 0) + 20 + step, (begin?.y ?? 0) + 20)
  await page.mouse.move((box?.x ?? 0) + to.x - 20, (box?.y ?? 0) + to.y, { steps: 4 })
  await page.mouse.move((box?.x ?? 0) + to.x, (box?.y ?? 0) + to.y, { steps: 2 })
  await page.mouse.up()
}

/** Finds a ready step by a word and puts it behind what is chosen. */
async function place(page: Page, word: string, before: () => Promise<void> = async () => {}): Promise<void> {
  const search = page.getByLabel('查找步骤')
  await search.fill(word)
  await before()
  await search.press('Enter')
  await page.locator('.library [role="status"]', { hasText: '已放入' }).waitFor()
}

async function publish(page: Page, note: string): Promise<void> {
  await page.locator('.editor-status[data-state="saved"]').waitFor()
  await page.getByRole('button', { name: '发布…' }).click()
  await page.getByLabel('这一版改了什么').fill(note)
  await page.locator('dialog button[type=submit]').click()
  await page.waitForURL('**/parks/demo/designer')
}
