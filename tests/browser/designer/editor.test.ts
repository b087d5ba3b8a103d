import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../../api/demo-data/people.ts'
import { accessibilityFaults } from '../../support/accessibility.ts'
import type { BrowserSite } from '../../support/browser.ts'
import type { Caller } from '../../support/caller.ts'
import { choose, entryOf, fill, openDraft, openXml, pick, savedXml } from './editor-page.ts'
import { factsOf } from './facts-of.ts'
import { startDesigner, withoutAbsences } from './start-designer.ts'

const park = '/api/v1/parks/demo'
const sevenPermits = readFileSync(join(import.meta.dirname, '../../../processes/seven-permits/process.bpmn'), 'utf8')

describe('the designer', () => {
  let site: BrowserSite
  let manager: Caller
  let page: Page
  let complaints: readonly string[]

  beforeAll(async () => {
    ;({ site, manager, page, complaints } = await startDesigner())
  })
  afterAll(async () => await site.close())

  test('D1: keeps all our attributes and unknown extensions through opening, editing and saving', async () => {
    const xml = sevenPermits
      .replace('<definitions ', '<definitions xmlns:acme="https://acme.example/bpmn" ')
      .replace(
        '<siji:form key="completeness" />',
        '<siji:form key="completeness" /><acme:rule weight="3"><acme:inner>内</acme:inner></acme:rule>',
      )
      .replace('<userTask id="checkCompleteness"', '<userTask id="checkCompleteness" acme:colour="red"')
    const id = await openXml(page, manager, xml)

    await choose(page, '材料齐全性审查')
    await fill(page, '名称', '材料审查')

    const saved = await savedXml(page, manager, id)
    expect(saved).not.toBe(xml)
    expect(await factsOf(saved)).toEqual(await factsOf(xml.replace('name="材料齐全性审查"', 'name="材料审查"')))
  })

  test('D2: says in the panel who handles a step, how long, whose time, with which form, materials and permit', async () => {
    const id = await openDraft(page, manager, { from: 'version', process: 'seven-permits', version: 1 })
    await choose(page, '当场更正')

    await pick(page, '办理部门', '国防动员办公室（人防）')
    await pick(page, '办理岗位', '审查')
    await pick(page, '复核岗位', '复核')
    await page.locator('.panel summary', { hasText: '时限' }).click()
    await fill(page, '承诺时限', '2')
    await pick(page, '时间归属', '申请人')
    await pick(page, '表单', '审查意见')
    await pick(page, '产出证照', 'C 人防许可决定书')

    await expect.poll(() => page.locator('.panel').getByText('现在可以办理的人').count()).toBe(1)
    expect(await page.locator('.panel .plain-list').textContent()).toContain('人防面积计算表')
    const saved = await savedXml(page, manager, id)
    expect(saved).toMatch(/siji:assignment department="civil-air-defence" post="reviewer" check="checker"/)
    expect(saved).toMatch(/siji:serviceLevel days="2" clock="promised" owner="applicant" calendar="cn" scope="gate"/)
    expect(await page.locator('.panel').textContent()).not.toMatch(/camunda|zeebe|flowable|bpmn\.io/i)
  })

  test('tells what is wrong with a condition while it is typed', async () => {
    await openDraft(page, manager, { from: 'version', process: 'seven-permits', version: 1 })
    await page.getByRole('button', { name: '查找' }).click()
    await page.locator('.djs-search-container input').fill('可当场更正')
    await page.locator('.djs-search-result').first().click()
    const field = page.locator('.panel').getByLabel('条件表达式')

    await field.fill('outcome = ')

    expect(await page.locator('.panel .field-error .error').textContent()).toMatch(/[\u4e00-\u9fff]/)
    await field.fill('outcome = "fixOnTheSpot"')
    expect(await page.locator('.panel .field-error').count()).toBe(0)
  })

  test('D5: finds in the browser what deployment finds, and leads to the element', async () => {
    const xml = sevenPermits
      .replace('outcome = &quot;fixOnTheSpot&quot;', 'outcome = (')
      .replace('days="5" clock="statutory"', 'days="soon" clock="statutory"')
      .replace('<siji:decision id="which-permits"', '<siji:decision id="no-such"')
    await openXml(page, manager, xml)
    await page.locator('.problems li').first().waitFor()

    const shown = await page
      .locator('.problems li')
      .evaluateAll((items) =>
        items.map((item) => `${item.getAttribute('data-problem')} ${item.getAttribute('data-element')}`),
      )
    const refused = await manager.post(`${park}/processes`, { files: { 'process.bpmn': xml } })

    expect(refused.body.code).toBe('model-refused')
    const told = [...(refused.body.errors as unknown as readonly { code: string; field: string }[])]
    expect([...shown].sort()).toEqual(told.map(({ code, field }) => `${code} ${field}`).sort())
    expect(shown).toContain('service-level checkCompleteness')
    await page.locator('.problems li[data-element="checkCompleteness"] button').click()
    expect(await page.locator('.panel').getByLabel('编号').inputValue()).toBe('checkCompleteness')
    await expect.poll(() => page.locator('.problem-mark-error').count()).toBeGreaterThan(0)
    await page.getByRole('button', { name: '发布…' }).click()
    expect(await page.locator('dialog').textContent()).toContain('现在不能发布')
    expect(await page.locator('dialog button[type=submit]').count()).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('D6: saves as one works, publishes only with a note and, where there are warnings, a tick', async () => {
    const id = await openDraft(page, manager, { from: 'version', process: 'seven-permits', version: 1 })
    await choose(page, '当场更正')
    await fill(page, '名称', '当场更正材料')
    // A step that leads nowhere is worth a warning.
    await entryOf(page, '提醒承办人').first().click()
    await page.getByRole('button', { name: '添加后续' }).click()
    await page.locator('.small-form').getByLabel('名称').fill('存档')
    await page.locator('.small-form button').click()
    await pick(page, '办理部门', '城市管理局')
    await pick(page, '办理岗位', '审查')
    await expect
      .poll(async () => await savedXml(page, manager, id))
      .toMatch(/name="存档"(?:(?!<\/userTask).)*urban-management" post="reviewer"/s)
    await page.reload()
    await entryOf(page, '当场更正材料').waitFor()
    await page.locator('.problems li').first().waitFor()

    await page.getByRole('button', { name: '发布…' }).click()
    await page.locator('dialog button[type=submit]').click()
    expect((await manager.get(`${park}/processes/seven-permits/versions`)).list).toHaveLength(1)
    await page.getByLabel('这一版改了什么').fill('当场更正写清楚')
    await page.getByLabel(/我看过 1 处提醒/).check()
    await page.locator('dialog button[type=submit]').click()
    await page.waitForURL('**/parks/demo/designer')

    const row = page.locator('.designer-row', { hasText: '第 2 版' })
    expect(await row.textContent()).toContain('当场更正写清楚')
    expect(
      await row.locator('img').evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBeGreaterThan(100)
    expect((await manager.get(`${park}/processes/seven-permits/versions/1/xml`)).text).toBe(sevenPermits)
    expect((await manager.get(`${park}/drafts/${id}`)).status).toBe(404)
  })

  test('tells the second of two people, and keeps both of their works', async () => {
    const id = await openDraft(page, manager, { from: 'template', title: '两个人' })
    const other = await page.context().newPage()
    await other.goto(`/parks/demo/designer/${id}`)
    await other.locator('.workbench').waitFor()

    await choose(page, '办理')
    await fill(page, '名称', '甲改的')
    await expect.poll(async () => Number((await manager.get(`${park}/drafts/${id}`)).body.revision)).toBe(2)
    await choose(other, '办理')
    await fill(other, '名称', '乙改的')
    await other.getByText('别人也改了这份草稿').waitFor()

    await fill(other, '名称', '乙又改的')

    expect(await other.locator('.editor-status').textContent()).toContain('先合并，或者选一份继续')
    expect((await manager.get(`${park}/drafts/${id}`)).text).toContain('甲改的')
    await other.getByRole('link', { name: '继续改我的一份' }).click()
    await entryOf(other, '乙改的').waitFor()
    await other.close()
  })

  test('keeps a name that is being typed while the answer to a save comes', async () => {
    await openDraft(page, manager, { from: 'template', title: '边打字边保存' })
    const answer = await holdBack(page, '**/api/v1/parks/demo/drafts/*')
    await choose(page, '办理')
    await fill(page, '名称', '经办')
    await page.getByRole('button', { name: '改名' }).click()
    const name = page.getByLabel('新名称')
    await name.fill('经办人')

    answer.comes()
    await page.locator('.editor-status[data-state="saved"]').waitFor()

    expect(await name.inputValue()).toBe('经办人')
    await name.press('Enter')
    await entryOf(page, '经办人').waitFor()
  })

  test('shows the view that was asked for last, though an earlier one comes later', async () => {
    await openDraft(page, manager, { from: 'template', title: '两个视图' })
    const simulation = await holdBack(page, '**/simulation-view-*.js')
    const [request] = await Promise.all([
      page.waitForRequest('**/simulation-view-*.js'),
      page.getByRole('button', { name: '模拟', exact: true }).click(),
    ])
    await page.getByRole('button', { name: '校核', exact: true }).click()
    await page.getByRole('heading', { name: '校核' }).waitFor()

    simulation.comes()
    await page.evaluate(`import('${request.url()}').then(() => null)`)

    expect(await page.getByRole('heading', { name: '校核' }).isVisible()).toBe(true)
  })

  test('keeps what could not be saved while the network was gone', async () => {
    const id = await openDraft(page, manager, { from: 'template', title: '断网' })
    await page.context().setOffline(true)
    await choose(page, '办理')
    await fill(page, '名称', '断网时改的')
    await page.locator('.editor-status[data-state="offline"]').waitFor()

    await page.context().setOffline(false)

    expect(await savedXml(page, manager, id)).toContain('断网时改的')
  })

  test('keeps unsaved work of the last time beside what others saved since', async () => {
    const id = await openDraft(page, manager, { from: 'template', title: '关掉' })
    const draft = (await manager.get(`${park}/drafts/${id}`)).body
    const xml = String(draft.files?.['process.bpmn'])
    await page.route('**/api/v1/parks/demo/drafts/*', async (route) => await route.abort(), { times: 1 })
    await choose(page, '办理')
    await fill(page, '名称', '没存上的')
    await page.locator('.editor-status[data-state="offline"]').waitFor()
    await manager.put(`${park}/drafts/${id}`, { revision: 1, files: { 'process.bpmn': xml.replace('办理', '别人的') } })
    await page.evaluate(() => addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true))

    await page.reload()

    await page.getByRole('link', { name: '打开这一份' }).click()
    await entryOf(page, '没存上的').waitFor()
  })

  test('keeps what could not be saved while the session had ended', async () => {
    const id = await openDraft(page, manager, { from: 'template', title: '登录过期' })
    const headers = { 'sec-fetch-site': 'same-origin' }
    await page.request.delete('/api/v1/sessions/current', { headers })
    await choose(page, '办理')
    await fill(page, '名称', '过期时改的')
    await page.getByText('登录已过期').waitFor()

    const data = { account: 'manager', password: DEMO_PASSWORD }
    await page.request.post('/api/v1/sessions', { data, headers })

    expect(await savedXml(page, manager, id)).toContain('过期时改的')
  })

  test('runs under the strict policy of our pages without a complaint', () => {
    expect(withoutAbsences(complaints)).toEqual([])
  })
})

/** Lets the first request for this address wait until it is said that the answer comes. */
async function holdBack(page: Page, address: string): Promise<{ readonly comes: () => void }> {
  let comes = () => {}
  const told = new Promise<void>((resolve) => {
    comes = resolve
  })
  const wait = async (route: Route) => {
    await told
    await route.continue()
  }
  await page.route(address, wait, { times: 1 })
  return { comes }
}
