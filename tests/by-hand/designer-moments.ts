import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { readProcessFolder } from '../../api/processes/read-process-folder.ts'
import { projectRoot } from '../../templates/project-root.ts'
import { choose, openDraft } from '../browser/designer/editor-page.ts'
import type { Caller } from '../support/caller.ts'

/** Brings the designer to a moment that is worth a picture. */
type Moment = (page: Page, manager: Caller) => Promise<void>

/** By the name of the picture, in the order of docs/designer.md. */
export const moments: { readonly [name: string]: Moment } = {
  empty: async (page, manager) => {
    await openDraft(page, manager, { from: 'template', title: '夜间施工许可' })
    await page.locator('.problems').waitFor()
  },

  panel: async (page, manager) => {
    await openSevenPermits(page, manager)
    await choose(page, '材料齐全性审查')
  },

  simulation: async (page, manager) => {
    await openSevenPermits(page, manager)
    await openView(page, '模拟')
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

async function openView(page: Page, name: string): Promise<void> {
  await page.locator('.view-tabs').getByRole('button', { name, exact: true }).click()
}
