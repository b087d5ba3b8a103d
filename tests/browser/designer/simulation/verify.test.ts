import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProcessFolder } from '../../../../api/processes/read-process-folder.ts'
import { accessibilityFaults } from '../../../support/accessibility.ts'
import type { BrowserSite } from '../../../support/browser.ts'
import type { Caller } from '../../../support/caller.ts'
import { choose, fill, openDraft, savedXml } from '../editor-page.ts'
import { startDesigner } from '../start-designer.ts'

describe('D18: verify in the designer', () => {
  let site: BrowserSite
  let manager: Caller
  let page: Page
  let complaints: readonly string[]

  beforeAll(async () => {
    ;({ site, manager, page, complaints } = await startDesigner())
  })
  afterAll(async () => await site.close())

  test('says that the seven permits are sound, and draws the worst way in days beside the promise', async () => {
    await verify('seven-permits', (xml) => xml)

    const verdict = await page.locator('.verify-verdict').textContent()
    const promise = page.locator('[data-promise="seven-permits promised"]')
    await promise.getByRole('button', { name: '在图上画出' }).click()

    expect(verdict).toContain('无死锁')
    expect(verdict).toContain('都能办结')
    expect(verdict).toContain('最坏 3 个工作日，承诺 3 天')
    await expect
      .poll(() => promise.locator('tbody tr').allTextContents())
      .toEqual([
        expect.stringMatching(/^并联审查.*里面的各部门1$/),
        expect.stringMatching(/^合并补正意见湘潭经济技术开发区行政审批局1$/),
        expect.stringMatching(/^签发由数据确定的部门1$/),
      ])
    expect(await promise.locator('tfoot').textContent()).toMatch(/承诺 3.*3$/s)
    expect(await noteAt('mergeFindings')).toBe('1 天')
    expect(await isTaken('f_merged')).toBe(true)
    expect(await isTaken('f_fix')).toBe(false)
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('plays the way into a deadlock step by step and back, with tokens where they stand', async () => {
    await verify('seven-permits', (xml) => xml.replace(/<inclusiveGateway id="join"/, '<parallelGateway id="join"'))
    const fault = page.locator('[data-fault="deadlock"]')

    await fault.getByRole('button', { name: '演示怎么走到这里' }).click()
    const steps = fault.locator('.player-steps button')
    await steps.nth(1).click()

    expect(await page.locator('.problems [data-problem="join-mismatch"]').textContent()).toContain(
      '“全部答复”汇合的各路都来自“涉及哪些证照？”',
    )
    expect(await page.locator('.verify-verdict').textContent()).toContain('1 处会卡死')
    expect(await fault.textContent()).toContain('流程会卡死在“全部答复”')
    expect(await steps.nth(1).textContent()).toBe('材料齐全性审查 · 齐全或仅缺可容缺材料')
    expect(await tokensAt('accept')).toBe('1')
    await fault.getByRole('button', { name: '播放' }).click()
    await fault.getByRole('button', { name: '重播' }).waitFor()
    expect(await tokensAt('join')).toBe('1')
    expect(await hasMarker('join', 'state-fault')).toBe(true)
    await fault.getByRole('button', { name: '上一步' }).press('Enter')
    expect(await tokensAt('whichPermits')).toBe('1')
    expect(await hasMarker('join', 'state-fault')).toBe(false)
    await page.getByRole('button', { name: '流程图', exact: true }).click()
    expect(await page.locator('.state-token').count()).toBe(0)
  })

  test('says what it cannot decide and why, and that the model has changed since', async () => {
    // Each round of corrections takes its own day, and nobody says how many there may be.
    await verify('seven-permits', (xml) =>
      xml.replaceAll('<siji:rounds max="2" />', '').replaceAll('calendar="cn" scope="gate" />', 'scope="visit" />'),
    )

    const verdict = await page.locator('.verify-verdict').textContent()
    const undecided = await page.locator('.verify-undecided').textContent()
    await page.getByRole('button', { name: '流程图', exact: true }).click()
    await choose(page, '当场更正')
    await fill(page, '名称', '当场更正材料')
    await page.getByRole('button', { name: '校核', exact: true }).click()

    expect(verdict).toMatch(/最坏至少 \d+ 个工作日，承诺 3 天，未能判定/)
    expect(undecided).toContain('没有 siji:rounds，请在返回的流向上写明最多几轮')
    await page.getByText('流程图改过了').waitFor()
    await page.getByRole('button', { name: '重新校核' }).click()
    await page.locator('.verify-verdict').waitFor()
    expect(await page.getByText('流程图改过了').count()).toBe(0)
  })

  test('lets one go on drawing while thousands of states are looked at, and can be stopped', async () => {
    const id = await open('joint-acceptance', (xml) => xml)
    await page.getByRole('button', { name: '校核', exact: true }).click()
    await page.getByText(/已看过 [1-9]/).waitFor()

    await page.getByRole('button', { name: '流程图', exact: true }).click()
    await page.locator('.outline-entry').nth(2).click()
    await fill(page, '名称', '校核时改的名字')
    const saved = await savedXml(page, manager, id)
    await page.getByRole('button', { name: '校核', exact: true }).click()
    const stop = page.getByRole('button', { name: '停止' })
    const again = page.getByRole('button', { name: '重新校核' })
    const stopped = page.getByText('校核已停止，没有结论')
    // It may have ended by now, and again before the press: then it is begun once more.
    for (let tried = 0; tried < 5 && !(await stopped.isVisible()); tried += 1) {
      await stop.or(again).first().waitFor()
      if (await again.isVisible()) await again.click()
      await stop.click({ timeout: 2_000 }).catch(() => {})
    }

    expect(saved).toContain('校核时改的名字')
    await expect.poll(() => stopped.count()).toBe(1)
    expect(complaints).toEqual([])
  })

  async function open(key: string, change: (xml: string) => string): Promise<string> {
    const folder = readProcessFolder(join(import.meta.dirname, '../../../../processes', key))
    const texts = Object.entries(folder).map(([path, bytes]) => [path, Buffer.from(bytes).toString()] as const)
    const kept = Object.fromEntries(texts.filter(([path]) => /\.(bpmn|dmn|json)$/.test(path)))
    const files = { ...kept, 'process.bpmn': change(kept['process.bpmn'] ?? '') }
    return await openDraft(page, manager, { from: 'files', title: '校核', files })
  }

  async function verify(key: string, change: (xml: string) => string): Promise<void> {
    await open(key, change)
    await page.getByRole('button', { name: '校核', exact: true }).click()
    await page.locator('.verify-verdict').waitFor()
  }

  const overlaysAt = (element: string) => page.locator(`.djs-overlays[data-container-id="${element}"]`)
  const noteAt = async (element: string) => await overlaysAt(element).locator('.state-note').textContent()
  const tokensAt = async (element: string) => await overlaysAt(element).locator('.state-token').textContent()
  const isTaken = async (flow: string) => await hasMarker(flow, 'state-taken')

  async function hasMarker(element: string, marker: string): Promise<boolean> {
    return (await page.locator(`.djs-element.${marker}[data-element-id="${element}"]`).count()) === 1
  }
})
