import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { milestoneOrder } from '../../../../api/applications/milestone-order.ts'
import { sign } from '../../../../designer/editor/library/draw-step.ts'
import { approval } from '../../../../designer/editor/library/steps/approval.ts'
import { inSequence } from '../../../../designer/editor/patterns/fragment.ts'
import { nameWith } from '../../../../designer/editor/patterns/naming.ts'
import { writePlan } from '../../../../designer/editor/plan/write-plan.ts'
import { parseDeployment } from '../../../../engine/core/parse.ts'
import { verifyProcess } from '../../../../engine/verify/verify-process.ts'
import { accessibilityFaults } from '../../../support/accessibility.ts'
import type { BrowserSite } from '../../../support/browser.ts'
import type { Caller } from '../../../support/caller.ts'
import { choose, entryOf, openDraft, openXml, savedXml } from '../editor-page.ts'
import { startDesigner } from '../start-designer.ts'

const park = '/api/v1/parks/demo'

describe('the library of ready steps', () => {
  let site: BrowserSite
  let manager: Caller
  let page: Page

  beforeAll(async () => {
    ;({ site, manager, page } = await startDesigner())
  })
  afterAll(async () => await site.close())

  test('D9: puts a step that is found by its use behind the chosen one, with forms, in one undo', async () => {
    const id = await openDraft(page, manager, { from: 'template', title: '步骤' })
    await choose(page, '办理')
    await page.getByRole('button', { name: '步骤库' }).click()

    await page.getByLabel('查找步骤').fill('异议')
    await page.keyboard.press('Enter')

    await page.locator('.problems [role="status"]', { hasText: '没有发现问题' }).waitFor()
    await expect
      .poll(() => page.locator('.outline-title').allTextContents())
      .toEqual(expect.arrayContaining(['办理', '发布公示', '公示 7 个工作日', '处理异议', '办结']))
    await expect.poll(() => page.locator('.outline-kind').allTextContents()).toContain('人工办理 → 发布公示')
    expect(await savedXml(page, manager, id)).toMatch(/name="发布公示"[^>]*siji:template="publicity@1"/)
    expect(Object.keys((await manager.get(`${park}/drafts/${id}`)).body.files ?? {})).toContain(
      'forms/public-notice.json',
    )
    expect(await accessibilityFaults(page)).toEqual([])

    await page.getByRole('button', { name: '撤销' }).click()

    await expect.poll(() => page.locator('.outline-title').allTextContents()).toEqual(['提出申请', '办理', '办结'])
    await expect
      .poll(async () => Object.keys((await manager.get(`${park}/drafts/${id}`)).body.files ?? {}))
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

    await expect.poll(() => entryOf(page, '专家评审').count()).toBe(2)
    await expect
      .poll(async () => await savedXml(page, manager, id))
      .toMatch(/id="expertReview"(.|\n)*id="expertReview2"/)
  })

  test('D9: puts the loop of corrections around a review that stands, and a step before it, each in one undo', async () => {
    const id = await openDraft(page, manager, { from: 'template', title: '套上补正' })
    await choose(page, '办理')
    await page.getByRole('button', { name: '步骤库' }).click()
    await page.getByLabel('查找步骤').fill('补正回路')
    await page.getByRole('button', { name: '套在“办理”外面' }).click()

    await page.locator('.problems [role="status"]', { hasText: '没有发现问题' }).waitFor()
    await expect.poll(async () => await savedXml(page, manager, id)).toContain('siji:rounds max="2"')
    const bytes = { 'process.bpmn': new TextEncoder().encode(await savedXml(page, manager, id)) }
    const parsed = await parseDeployment(bytes, { milestoneOrder })
    const [definition] = parsed.ok ? parsed.deployment.processes : []
    if (definition === undefined) throw new Error('Expected a process.')
    const waysFrom = (node: string) => definition.nodes.get(node)?.outgoing.map(({ target }) => target.id)
    const task = [...definition.nodes.values()].find(({ name }) => name === '办理')
    expect(task?.type === 'userTask' && task.outcomes.map(({ value }) => value)).toContain('needsCorrection')
    expect(waysFrom(task?.id ?? '')).toEqual(['needsCorrection'])
    expect(waysFrom('corrected')).toEqual(['reviewAgain'])
    expect(waysFrom('reviewAgain')).toEqual([task?.id])
    expect(verifyProcess(definition, { limit: 100_000, others: [] })).toMatchObject({ faults: [] })

    await choose(page, '办理')
    await page.getByLabel('查找步骤').fill('公示')
    await page.getByRole('button', { name: '放在它之前' }).click()
    expect(await page.locator('.outline-kind').allTextContents()).toContainEqual(expect.stringContaining('→ 办理'))
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByRole('button', { name: '撤销' }).click()
    expect(await page.locator('.outline-title').allTextContents()).toEqual(['提出申请', '办理', '办结'])
  })

  test('D9: offers what a newer version of a step says, in words, and takes it over in one undo', async () => {
    const id = await openXml(page, manager, await withEarlierApproval())
    await page.getByRole('button', { name: '步骤库' }).click()
    const offered = page.locator('.library-upgrades')
    await offered.getByText('“审批”有新版（第 1 版 → 第 2 版）').waitFor()
    await expect
      .poll(() => offered.locator('li').allTextContents())
      .toEqual([expect.stringMatching(/^审批：办理结果由“.*同意.*”改为“.*容缺同意/)])

    await offered.getByRole('button', { name: '更新到新版' }).click()

    await expect.poll(async () => await savedXml(page, manager, id)).toMatch(/value="agreeWithDeferral"/)
    expect(await savedXml(page, manager, id)).toMatch(/id="approve"[^>]*siji:template="approval@2"/)
    expect(await offered.count()).toBe(0)
    await page.getByRole('button', { name: '撤销' }).click()
    await offered.waitFor()
  })

  test('D9: asks what becomes of what both the newer version and somebody here have changed', async () => {
    const earlier = (await withEarlierApproval()).replace('label="不予许可"', 'label="退回"')
    const id = await openXml(page, manager, earlier)
    await page.getByRole('button', { name: '步骤库' }).click()
    const offered = page.locator('.library-upgrades')
    const choice = offered.getByRole('group', { name: '审批：办理结果' })

    expect(await choice.getByRole('radio', { name: '保留我的（同意、退回）' }).isChecked()).toBe(true)
    expect(await accessibilityFaults(page)).toEqual([])
    await offered.getByRole('button', { name: '更新到新版' }).click()
    await expect.poll(async () => await savedXml(page, manager, id)).toContain('approval@2')
    expect(await savedXml(page, manager, id)).not.toContain('agreeWithDeferral')
    await page.getByRole('button', { name: '撤销' }).click()
    await choice.getByRole('radio', { name: '用新版的' }).check()
    await offered.getByRole('button', { name: '更新到新版' }).click()

    await expect.poll(async () => await savedXml(page, manager, id)).toContain('agreeWithDeferral')
    expect(await savedXml(page, manager, id)).not.toContain('退回')
  })
})

/** A process into which the step 审批 was placed when it had two answers. */
async function withEarlierApproval(): Promise<string> {
  const draw = approval.earlier?.[1]
  if (draw === undefined) throw new Error('Expected the first version of the step to be known.')
  const end = (key: string, type: 'startEvent' | 'endEvent') => ({
    entry: key,
    exit: key,
    plan: { nodes: [{ id: key, type, name: key, column: 0, row: 0 }], flows: [] },
  })
  const context = {
    ...{ naming: nameWith('', false), department: 'urban-management', permits: [] },
    ...{ process: { id: 'earlier', name: '以前放入的' }, processes: [] },
  }
  const placed = sign(draw(context), 'approval@1')
  const { plan } = inSequence([end('begin', 'startEvent'), placed, end('over', 'endEvent')])
  return await writePlan({ id: 'earlier', name: '以前放入的', plan })
}
