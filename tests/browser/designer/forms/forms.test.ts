import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults } from '../../../support/accessibility.ts'
import type { BrowserSite } from '../../../support/browser.ts'
import type { Caller } from '../../../support/caller.ts'
import { mustSucceed } from '../../../support/story.ts'
import { twoTasksFiles } from '../../../support/two-tasks/files.ts'
import { startDesigner } from '../start-designer.ts'

describe('the form builder', () => {
  let site: BrowserSite
  let page: Page
  let manager: Caller
  let draft: string

  beforeAll(async () => {
    ;({ site, manager, page } = await startDesigner())
    await page.setViewportSize({ width: 1280, height: 1000 })
    const start = { from: 'files', title: '两步查验', files: twoTasksFiles() }
    draft = String(mustSucceed(await manager.post('/api/v1/parks/demo/drafts', start)).id)
    await page.goto(`/parks/demo/designer/${draft}`)
    await page.getByRole('button', { name: '自动排版' }).click()
    await page.getByRole('button', { name: '表单', exact: true }).click()
  })
  afterAll(async () => await site.close())

  const preview = (): FrameLocator => page.frameLocator('.form-preview iframe')
  const list = () => page.locator('.structure .outline-title').allTextContents()
  const panel = () => page.locator('.forms-view .panel')
  const saved = async (key: string) => {
    await page.locator('.editor-status[data-state="saved"]').waitFor()
    return JSON.parse(
      String(mustSucceed(await manager.get(`/api/v1/parks/demo/drafts/${draft}`)).files?.[`forms/${key}.json`]),
    )
  }
  async function write(label: string, value: string): Promise<void> {
    const field = panel().getByLabel(label, { exact: true })
    await field.fill(value)
    await field.blur()
  }

  test('D16: shows the form as the server draws it, at both widths, as each task sees it', async () => {
    await preview().getByText('主要设备').waitFor()
    const width = async () =>
      await preview()
        .locator('html')
        .evaluate((html) => html.clientWidth)
    const narrow = await width()
    await page.getByLabel('宽度').selectOption('wide')
    const wide = await width()

    await page.getByLabel('谁在看').selectOption({ label: '判定' })
    await preview().locator('dt', { hasText: '项目名称' }).waitFor()
    const hidden = await preview().getByText('银行账号').count()
    const table = await preview().getByText('主要设备').count()

    expect([narrow, wide]).toEqual([390, 1280])
    expect([hidden, table]).toEqual([0, 1])
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('D16: builds a form from nothing by menu and keyboard, and keeps it with the draft', async () => {
    await page.getByRole('button', { name: '新建表单' }).click()
    await page.getByRole('form', { name: '新建表单' }).getByLabel('名称').fill('补充信息')
    await page.getByRole('form', { name: '新建表单' }).getByLabel('代码').fill('more-facts')
    await page.keyboard.press('Enter')
    for (const kind of ['部分（分组标题）', '人员', '面积', '表格', '声明']) {
      await page.getByLabel('添加', { exact: true }).selectOption({ label: kind })
    }
    const area = page.locator('.structure .outline-entry', { hasText: '面积' })
    await area.click()
    await write('名称', '临时用地面积')
    await write('英文名称', 'Temporary site')
    await panel().getByLabel('必填').check()
    await write('满足时隐藏（FEEL）', 'declared = false')
    await page.locator('.structure .outline-entry', { hasText: '临时用地面积' }).press('Alt+ArrowUp')
    await preview().getByText('临时用地面积').waitFor()

    const fields = (await saved('more-facts')).components[0].components

    expect(await list()).toEqual([
      '新的部分',
      ...['姓名', '身份证号码', '临时用地面积', '手机号码', '表格'],
      '我已阅读并声明以上内容属实',
    ])
    expect(fields[2]).toEqual({
      type: 'number',
      key: 'area',
      label: '临时用地面积',
      decimalDigits: 2,
      validate: { min: 0, required: true },
      siji: { unit: 'm²', labelEn: 'Temporary site' },
      conditional: { hide: 'declared = false' },
    })
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    expect((await list())[3]).toBe('手机号码')
  })

  test('D16: says at once what publishing would refuse, and refuses it', async () => {
    const mistakes = page.locator('.problems li[data-problem="description-problem"]')
    await page.locator('.structure .outline-entry', { hasText: '姓名' }).click()
    await write('代码', 'area')
    await page.locator('.form-preview [role="alert"]').getByText('每个键只能出现一次').waitFor()
    await mistakes.getByText('forms/more-facts.json').waitFor()
    await page.getByRole('button', { name: '发布…' }).click()
    const title = await page.locator('#publish-title').textContent()
    await page.getByRole('button', { name: '去改正' }).click()

    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await mistakes.first().waitFor({ state: 'detached' })

    expect(title).toBe('现在不能发布')
  })

  test('D16: lets a field be read only at a task, renames the form with its tasks, and takes both back', async () => {
    await page.locator('.form-list .outline-entry', { hasText: 'inspection' }).click()
    await page.locator('.structure .outline-entry', { hasText: '认定面积' }).click()
    await panel().getByLabel('量测', { exact: true }).selectOption({ label: '只读' })
    const permissions = (await saved('inspection')).components[2].siji.permissions

    await page.getByRole('button', { name: '表单本身' }).click()
    await write('代码', 'inspect')
    await page.locator('.form-list .outline-entry[aria-pressed="true"]', { hasText: 'inspect' }).waitFor()
    const renamed = await panel().locator('.hint', { hasText: '用于' }).textContent()
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await page.locator('.form-list .outline-entry', { hasText: 'inspection' }).waitFor()

    expect(permissions).toEqual({ measure: 'read' })
    expect(renamed).toContain('用于：量测、判定')
    await expect
      .poll(() => page.locator('.form-list .outline-kind').allTextContents())
      .toEqual(['application · 申请表', 'inspection', 'more-facts'])
  })
})
