import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults } from '../../../support/accessibility.ts'
import type { BrowserSite } from '../../../support/browser.ts'
import type { Caller } from '../../../support/caller.ts'
import { mustSucceed } from '../../../support/story.ts'
import { choose, openDraft } from '../editor-page.ts'
import { startDesigner, withoutAbsences } from '../start-designer.ts'
import { reviewFiles } from './review-files.ts'

const park = '/api/v1/parks/demo'

describe('D10: simulation and scenarios', () => {
  let site: BrowserSite
  let manager: Caller
  let page: Page
  let complaints: readonly string[]

  beforeAll(async () => {
    ;({ site, manager, page, complaints } = await startDesigner())
  })
  afterAll(async () => await site.close())

  const view = (name: string) => page.locator('.view-tabs').getByRole('button', { name, exact: true }).click()
  const button = (name: string | RegExp) => page.locator('.simulation').getByRole('button', { name, exact: true })
  const offers = () => page.locator('.sim-offer .link').allTextContents()
  const part = (title: string) => page.locator('.simulation summary', { hasText: title }).click()

  test('plays, shows who does it and where each answer leads, and goes back', async () => {
    await openDraft(page, manager, { from: 'files', title: '模拟', files: reviewFiles })
    await view('模拟')
    await button('单步').click()
    const card = page.locator('.sim-offer[data-element="review"]')
    await card.waitFor()

    expect(await card.locator('.hint').first().textContent()).toBe('城市管理局 · 审查')
    await expect
      .poll(() => card.locator('.sim-outcome').allTextContents())
      .toEqual(['同意→ 签发', '不予许可→ 流程结束'])
    await card.locator('summary').click()
    await card.getByLabel('意见').fill('材料齐全')
    await card.getByRole('button', { name: '审查：同意' }).click()
    await expect.poll(offers).toEqual(['签发'])
    expect(await page.locator('.sim-latest').textContent()).toBe('“审查”办结；“签发”开始。')
    expect(await page.locator('.djs-overlays[data-container-id="sign"] .state-token').textContent()).toBe('1')
    await part('变量')
    expect(await page.locator('.sim-plain').getByLabel('意见').inputValue()).toBe('材料齐全')
    expect(await accessibilityFaults(page)).toEqual([])
    await button('后退').click()
    await expect.poll(offers).toEqual(['审查'])
    await card.getByRole('button', { name: '审查：不予许可' }).click()
    await expect.poll(() => page.locator('.sim-latest').textContent()).toContain('到达“不予许可”')
  })

  test('counts working days over a holiday, shows due day and light on the diagram, and stops a clock by law', async () => {
    await button('重来').click()
    await page.getByLabel('到', { exact: true }).fill('2026-02-13')
    await expect.poll(() => page.locator('.sim-part h3').first().textContent()).toContain('2026年2月13日')

    await page.getByRole('button', { name: '启动一件' }).click()
    const clock = page.locator('[data-clock="review"]')
    await clock.waitFor()

    expect(await clock.textContent()).toContain('● 剩 3 天 审查（承诺）2026年2月25日 星期三 17:30到期')
    const strip = await page.locator('.sim-day').allTextContents()
    expect(strip.slice(1, 4)).toEqual(['五13', '六14班', '日15休'])
    const light = page.locator('.djs-overlays[data-container-id="review"] .state-light')
    expect(await light.textContent()).toBe('● 剩 3 天')
    await clock.locator('select').selectOption({ label: '听证' })
    await expect.poll(() => light.textContent()).toBe('■ 中止')
    await button('后退').click()
    await expect.poll(() => light.textContent()).toBe('● 剩 3 天')
    await button('下一个到期').click()
    await expect.poll(() => light.textContent()).toBe('▲ 剩 1 天')
    await button('下一个到期').click()
    await expect.poll(() => light.textContent()).toBe('◆ 超期')
  })

  test('runs several at once, counts their tokens and shows the way of one', async () => {
    await button('重来').click()
    await page.getByRole('button', { name: '启动一件' }).click()
    await page.locator('.sim-offer').waitFor()
    await part('再启动一件')
    await page.getByRole('button', { name: '启动一件' }).click()
    const token = page.locator('.djs-overlays[data-container-id="review"] .state-token')
    await expect.poll(() => token.textContent()).toBe('2')

    await page.locator('.sim-offer').nth(1).getByRole('button', { name: '审查：同意' }).click()

    await expect.poll(offers).toEqual(['审查', '签发'])
    await page.locator('.sim-instances').getByRole('button', { name: '2 设施报装' }).click()
    await expect.poll(() => page.locator('.djs-connection.state-taken').count()).toBe(3)
    await page.locator('.sim-instances').getByRole('button', { name: '1 设施报装' }).click()
    await expect.poll(() => page.locator('.djs-connection.state-taken').count()).toBe(1)
  })

  test('asks for variables by fields that are kept in step with their JSON', async () => {
    await page.locator('.sim-instances').getByRole('button', { name: '全部' }).click()
    const form = page.locator('form.sim-form', { has: page.getByRole('button', { name: '启动一件' }) })
    const json = form.getByLabel('全部变量（JSON）')
    await form.getByLabel('新变量的名称').fill('area')
    await form.getByLabel('新变量的类型').selectOption('数')
    await form.getByRole('button', { name: '添加变量' }).click()
    await form.getByLabel('area', { exact: true }).fill('300')
    await form.locator('summary').click()

    expect(JSON.parse(await json.inputValue())).toEqual({ area: 300 })
    await json.fill('{"area": 500, "isPublic": true}')
    await json.blur()
    expect(await form.getByLabel('area', { exact: true }).inputValue()).toBe('500')
    await form.locator('[data-variable=isPublic] .sim-field select').selectOption('否')
    await button('启动一件').click()
    await page.locator('.sim-instances').getByRole('button', { name: '3 设施报装' }).click()
    await part('变量（2）')
    const variables = page.locator('.sim-plain')
    expect(await variables.getByLabel('area', { exact: true }).inputValue()).toBe('500')
    expect(await variables.locator('[data-variable=isPublic] select').inputValue()).toBe('false')
    expect(await accessibilityFaults(page)).toEqual([])
    await button('后退').click()
  })

  test('follows a change of the model, and says where the run stops to fit', async () => {
    await page.locator('.sim-instances').getByRole('button', { name: '全部' }).click()
    await choose(page, '审查')
    await page.locator('.step-actions').getByRole('button', { name: '删除', exact: true }).click()

    await page.getByText('原来的第 3 步不再适用').waitFor()
    await page.getByRole('button', { name: '撤销', exact: true }).click()

    await expect.poll(offers).toEqual(['审查', '签发'])
  })

  test('keeps a run as a scenario, and publishes only what goes as it tells', async () => {
    const id = await openDraft(page, manager, { from: 'files', title: '模拟', files: reviewFiles })
    await view('模拟')
    await page.getByLabel('速度').selectOption('快')
    await button('播放').click()
    await expect.poll(() => page.locator('.sim-latest').textContent()).toContain('已办结')
    await part('存为场景')
    await page.getByLabel('场景名称').fill('一次 通过')
    await page.getByLabel('说明').fill('审查同意、签发')
    await page.getByRole('button', { name: '存为场景', exact: true }).click()

    await view('场景')
    const card = page.locator('[data-scenario="一次-通过"]')
    await card.getByText('✓ 通过').waitFor()
    expect(await card.locator('strong').textContent()).toBe('一次 通过')
    expect(await page.locator('.coverage h3').textContent()).toBe('覆盖 81%')
    await page.locator('.coverage summary').click()
    await expect.poll(() => page.locator('.coverage li').allTextContents()).toEqual(['不予许可', '同意？ → 不予许可'])
    expect(await accessibilityFaults(page)).toEqual([])

    await card.getByRole('button', { name: '看步骤' }).click()
    expect(await card.locator('.scenario-words li').allTextContents()).toEqual([
      '启动“设施报装”。',
      '办结“审查”：同意。',
      '办结“签发”。',
      '检查：应已结束，经过“审查”、“签发”、“已办结”。',
    ])
    await card.getByRole('button', { name: '改写' }).click()
    const text = await card.locator('textarea').inputValue()
    await card.locator('textarea').fill(`${text}{"complet":"sign"}`)
    await card.getByText('看不懂：没有这种步骤').waitFor()
    await card.locator('textarea').fill(text.replace('"issued"', '"refused"'))
    await card.getByRole('button', { name: '保存' }).click()
    await card.getByText('应经过“不予许可”，实际没有。').waitFor()
    await page.getByRole('button', { name: '发布…' }).click()
    await page.getByText('1 个场景与预期不符').waitFor()
    expect(await page.locator('dialog button[type=submit]').isDisabled()).toBe(true)
    await page.getByRole('button', { name: '不发布' }).click()
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await card.getByText('✓ 通过').waitFor()
    await page.getByRole('button', { name: '发布…' }).click()
    await page.getByText('1 个场景全部通过').waitFor()
    await page.getByLabel('这一版改了什么').fill('第一版')
    await page.locator('dialog button[type=submit]').click()
    await page.waitForURL('**/parks/demo/designer')

    const next = mustSucceed(
      await manager.post(`${park}/drafts`, { from: 'version', process: 'facility-request', version: 1 }),
    )
    expect(next.files?.['scenarios/一次-通过.jsonl']).toBe(text)
    expect((await manager.get(`${park}/drafts/${id}`)).status).toBe(404)
    expect(withoutAbsences(complaints)).toEqual([])
  })
})
