import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults } from '../../../support/accessibility.ts'
import { type BrowserSite, startBrowserSite } from '../../../support/browser.ts'
import type { Caller } from '../../../support/caller.ts'
import { approvePublications, makeManager } from '../../../support/second-manager.ts'
import { mustSucceed } from '../../../support/story.ts'
import { choose, fill, openDraft } from '../editor-page.ts'
import { patrol } from './patrol-model.ts'

const park = '/api/v1/parks/demo'
const compare = '/parks/demo/designer/compare?process=patrol'

describe('versions of a process', () => {
  let site: BrowserSite
  let manager: Caller

  beforeAll(async () => {
    site = await startBrowserSite()
    await makeManager(site, 'overseer')
    manager = await site.as('manager')
    await deploy(patrol({ days: 5, wait: 'P3D' }), '试行')
    await deploy(patrol({ days: 3, wait: 'P5D', photo: true }), '加快')
  })
  afterAll(async () => await site.close())

  test('D7: says in words and on both diagrams what a version changed, a time limit and a timer among it', async () => {
    const page = await site.visit('manager')

    await page.goto(compare)
    await page.waitForFunction(() => document.querySelectorAll('siji-diagram.is-drawn').length === 2)

    const told = (await page.locator('.comparison-list details').allInnerTexts()).map((text) => text.split(/\s*\n\s*/))
    expect(told).toEqual([
      ['巡查现场', '△ 承诺时限：5 个工作日 → 3 个工作日', '△ 到“拍照存档”的顺序流，终点：“等公示” → “拍照存档”'],
      ['拍照存档', '＋ 新增人工办理', '＋ 新增到“等公示”的顺序流'],
      ['等公示', '△ 时间：3 天 → 5 天'],
    ])
    const [before, after] = [page.locator('[data-side=before]'), page.locator('[data-side=after]')]
    await expect.poll(() => before.locator('.siji-mark').allInnerTexts()).toEqual(['△ 改动', '△ 改动'])
    await expect.poll(() => after.locator('.siji-mark').allInnerTexts()).toEqual(['△ 改动', '＋ 新增', '△ 改动'])
    await page.getByRole('link', { name: '承诺时限' }).click()
    await expect.poll(() => page.locator('.djs-element.siji-looked-at').count()).toBe(2)
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('shows one diagram at a time on a phone, and the list without JavaScript', async () => {
    const page = await site.visit('manager', { width: 390 })
    await page.goto(compare)
    const shown = async () => await page.locator('.comparison-side h3:visible').allInnerTexts()

    expect(await shown()).toEqual(['第 2 版'])
    await page.getByRole('radio', { name: '第 1 版' }).check()
    expect(await shown()).toEqual(['第 1 版'])
    const plain = await site.visit('manager', { javaScriptEnabled: false })
    await plain.goto('/parks/demo/processes/patrol')
    await plain.getByRole('link', { name: '与上一版对照' }).click()
    expect(await plain.textContent('.comparison-list')).toContain('承诺时限：5 个工作日 → 3 个工作日')
  })

  test('D7: compares the draft as it stands with the running version, and says so again before it is published', async () => {
    const page = await site.visit('manager')
    await openDraft(page, manager, { from: 'version', process: 'patrol', version: 2 })
    const view = page.locator('.view-beside')
    await page.getByRole('button', { name: '对照', exact: true }).click()
    expect(await view.locator('.difference-count').textContent()).toBe('办理上没有不同。')
    await page.getByRole('button', { name: '流程图', exact: true }).click()
    await choose(page, '巡查现场')
    await fill(page, '承诺时限', '8')

    await page.getByRole('button', { name: '对照', exact: true }).click()
    await view.locator('.difference-count').waitFor()
    const shown = async () => [await view.locator('summary').allInnerTexts(), await view.locator('li').allInnerTexts()]
    expect(await shown()).toEqual([['巡查现场（1）'], ['△ 承诺时限：3 个工作日 → 8 个工作日']])
    await expect.poll(() => page.locator('.difference-tag').allInnerTexts()).toEqual(['△ 改动'])
    await view.getByRole('button', { name: '承诺时限' }).click()
    expect(await page.locator('.outline-entry[aria-pressed=true]').textContent()).toContain('巡查现场')
    await view.getByLabel('与哪一版对照').selectOption('1')
    await view.getByText('新增人工办理').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])

    await page.getByRole('button', { name: '发布…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('与现行第 2 版相比').waitFor()
    await dialog.getByText('巡查现场（1）').click()
    await expect
      .poll(() => dialog.locator('.difference-group li').allInnerTexts())
      .toEqual(['△ 承诺时限：3 个工作日 → 8 个工作日'])
  })

  test('is published by a second manager, who sees what it changes, where the park wants one', async () => {
    await approvePublications(site, true)
    const page = await site.visit('manager')
    await openDraft(page, manager, { from: 'version', process: 'patrol', version: 2 })
    await choose(page, '巡查现场')
    await fill(page, '承诺时限', '8')
    await page.getByRole('button', { name: '发布…' }).click()
    await page.getByLabel('这一版改了什么').fill('放宽')
    await page.getByRole('button', { name: '提交审批' }).click()
    await page.waitForURL('**/designer/publications/*')

    expect(await page.locator('#decide').count()).toBe(0)
    expect(await page.textContent('main')).toContain('您是申请人，须由另一名管理员决定')
    const second = await site.visit('overseer', { javaScriptEnabled: false })
    await second.goto('/parks/demo/designer')
    await second.locator('[aria-labelledby=publications] a').click()
    expect(await second.textContent('.comparison-list')).toContain('承诺时限：3 个工作日 → 8 个工作日')
    expect(await accessibilityFaults(page)).toEqual([])
    await second.getByRole('button', { name: '批准并发布' }).click()

    expect(await second.textContent('main')).toMatch(/已批准，发布为第 3 版/)
    await approvePublications(site, false)
  })

  test('publishes an old version again, with the difference shown and a note', async () => {
    const page = await site.visit('manager', { javaScriptEnabled: false })
    await page.goto('/parks/demo/designer')

    await page.getByRole('link', { name: '再次发布 第 2 版' }).click()
    expect(await page.textContent('.comparison-list')).toContain('承诺时限：8 个工作日 → 3 个工作日')
    await page.getByRole('button', { name: '发布', exact: true }).click()
    expect(await page.textContent('#note-error')).toContain('请写明为什么换回这一版')
    await page.fill('#field-note', '八日太长')
    await page.getByRole('button', { name: '发布', exact: true }).click()

    await page.getByText('八日太长').waitFor()
    expect(await page.textContent('main')).toContain('与第 2 版内容相同')
  })

  async function deploy(model: string, note: string): Promise<void> {
    mustSucceed(await manager.post(`${park}/processes`, { files: { 'process.bpmn': model }, note }))
  }
})
