import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { readProcessFolder } from '../../api/processes/read-process-folder.ts'
import { projectRoot } from '../../templates/project-root.ts'
import { choose, fill, openDraft, pick, selectOnCanvas } from '../browser/designer/editor-page.ts'
import { reviewFiles } from '../browser/designer/simulation/review-files.ts'
import type { Caller } from '../support/caller.ts'

/** Brings the designer to a moment that is worth a picture. */
type Moment = (page: Page, manager: Caller) => Promise<void>

/** By the name of the picture, in the order of docs/designer.md. */
export const moments: { readonly [name: string]: Moment } = {
  empty: async (page, manager) => {
    await openDraft(page, manager, { from: 'template', title: '夜间施工许可' })
    await page.locator('.problems [role="status"]').waitFor()
  },

  library: async (page, manager) => {
    await openDraft(page, manager, { from: 'template', title: '夜间施工许可' })
    await choose(page, '办理')
    await openView(page, '步骤库')
    await page.locator('.library-step', { hasText: '公示' }).first().click()
  },

  wizard: async (page, manager) => {
    await openDraft(page, manager, { from: 'template', title: '占用绿地和挖掘道路' })
    await openView(page, '流程向导')
    await page.locator('.wizard').waitFor()
  },

  'wizard-result': async (page, manager) => {
    await openDraft(page, manager, { from: 'template', title: '占用绿地和挖掘道路' })
    await openView(page, '流程向导')
    await page.getByRole('button', { name: '预览流程' }).click()
    await page.getByRole('button', { name: '替换画布上的流程' }).click()
    await page.locator('.workbench .djs-container').waitFor()
    await page.getByRole('button', { name: '适应窗口' }).click()
  },

  panel: async (page, manager) => {
    await openSevenPermits(page, manager)
    await choose(page, '材料齐全性审查')
    // What stands below the first groups is what tells an approval from any task.
    await page.locator('.panel').evaluate((panel) => panel.scrollTo(0, 250))
  },

  expression: async (page, manager) => {
    await openSevenPermits(page, manager)
    await selectOnCanvas(page, 'f_fix')
    const options = page.locator('.panel [role="option"]')
    await page.locator('.panel').getByLabel('条件表达式').focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.press('Delete')
    // The first touch brings the code that helps.
    while ((await options.count()) < 9) await page.keyboard.press('Control+Space')
    await page.keyboard.type('permitsToReview != null and outcome = ')
    await options.first().waitFor()
    await page.locator('.panel').evaluate((panel) => panel.scrollTo(0, panel.scrollHeight))
  },

  problems: async (page, manager) => {
    await openSevenPermits(page, manager, (xml) =>
      xml.replace('<inclusiveGateway id="join"', '<parallelGateway id="join"').replace(' default="f_accept"', ''),
    )
    await page.locator('.problems li').first().waitFor()
    await page.locator('.problems li button.link').first().click()
  },

  simulation: async (page, manager) => {
    await openDraft(page, manager, { from: 'files', title: '设施报装', files: reviewFiles })
    await openView(page, '模拟')
    await page.getByLabel('到', { exact: true }).fill('2026-02-13')
    await page.getByRole('button', { name: '启动一件' }).click()
    await page.locator('.sim-offer').first().waitFor()
    await page.getByRole('button', { name: '下一个到期' }).click()
    await page.locator('.state-light-yellow').first().waitFor()
    await page.getByRole('button', { name: '适应窗口' }).click()
  },

  verify: async (page, manager) => {
    await openSevenPermits(page, manager, (xml) =>
      xml.replace('<inclusiveGateway id="join"', '<parallelGateway id="join"'),
    )
    await openView(page, '校核')
    await page.getByRole('button', { name: '演示怎么走到这里' }).first().click()
    await page.getByRole('button', { name: '重播' }).waitFor()
  },

  'worst-case': async (page, manager) => {
    await openSevenPermits(page, manager)
    await openView(page, '校核')
    await page.locator('.verify-verdict').waitFor()
    await page.getByRole('button', { name: '在图上画出' }).first().click()
  },

  form: async (page, manager) => {
    await openSevenPermits(page, manager)
    await openView(page, '表单')
    await page.frameLocator('.form-preview iframe').locator('label').first().waitFor()
  },

  decision: async (page, manager) => {
    await openSevenPermits(page, manager)
    await openView(page, '决策')
    await page.locator('.decisions-side .outline-entry', { hasText: 'which-permits' }).click()
    await page.locator('.examples [role="status"]', { hasText: '与预期相符' }).waitFor()
  },

  compare: async (page, manager) => {
    await openChangedVersion(page, manager)
    await openView(page, '对照')
    await page.locator('.view-beside li').first().waitFor()
  },

  publish: async (page, manager) => {
    await openChangedVersion(page, manager)
    await page.getByRole('button', { name: '发布…' }).click()
    await page.locator('dialog').getByLabel('这一版改了什么').fill('三天办结；当场更正由审查岗位办')
    await page.locator('dialog', { hasNotText: /正在(对照|试跑)/ }).waitFor()
  },
}

async function openSevenPermits(
  page: Page,
  manager: Caller,
  change: (xml: string) => string = (xml) => xml,
): Promise<void> {
  const folder = readProcessFolder(join(projectRoot(), 'processes/seven-permits'))
  const texts = Object.entries(folder).map(([path, bytes]) => [path, Buffer.from(bytes).toString()] as const)
  const files = Object.fromEntries(texts.filter(([path]) => /\.(bpmn|dmn|json)$/.test(path)))
  await openDraft(page, manager, {
    from: 'files',
    title: '七证联办（修改）',
    files: { ...files, 'process.bpmn': change(files['process.bpmn'] ?? '') },
  })
  await page.locator('.problems [role="status"]').waitFor()
}

/** The newest version with a longer promise and a step of another name. */
async function openChangedVersion(page: Page, manager: Caller): Promise<void> {
  await openDraft(page, manager, { from: 'version', process: 'seven-permits', version: 1 })
  await fill(page, '名称', '拿地即开工 · 七证三天办结')
  await choose(page, '当场更正')
  await fill(page, '名称', '当场更正材料')
  await pick(page, '办理岗位', '审查')
}

async function openView(page: Page, name: string): Promise<void> {
  await page.locator('.view-tabs').getByRole('button', { name, exact: true }).click()
}
