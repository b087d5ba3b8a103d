import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { mustSucceed, park } from '../../support/story.ts'
import { atWindow } from './at-window.ts'

const finding = { field: 'siteAddress', whatIsWrong: '没有填写', howToFix: '请补充全部内容' }
const departments = ['natural-resources', 'real-estate-registry', 'civil-air-defence', 'housing-construction']

/** One registration that stays incomplete; each test goes on where the one before it ended. */
describe('what the window leaves lying for five working days', () => {
  let site: BrowserSite
  let window: Page
  let address: string
  let id: string
  const { registered, fillEverything } = atWindow(() => site)

  beforeAll(async () => {
    site = await startBrowserSite()
    await site.engine.setVirtualTime(Date.parse('2026-01-05T09:00:00+08:00'))
    window = await site.visit('window', { javaScriptEnabled: false })
    address = await registered(window, '910030')
    id = String(address.split('/').at(-1))
    await site.engine.whenIdle()
    await site.engine.setVirtualTime(Date.parse('2026-01-12T17:31:00+08:00'))
    await site.engine.whenIdle()
  })
  afterAll(async () => await site.close())

  const incidents = async () => (await (await site.as('manager')).get(`${park}/incidents`)).list

  /** The open review tasks of a department about this application. */
  const tasksOf = async (department: string) => {
    await site.engine.whenIdle()
    const { list } = await (await site.as(`reviewer-${department}`)).get(`${park}/tasks?view=department`)
    return list.filter(({ applicationId, state }) => String(applicationId) === id && String(state) === 'open')
  }

  const answer = async (department: string, node: string, body: object) => {
    const task = (await tasksOf(department)).find((each) => String(each.node) === node)
    const url = `${park}/tasks/${String(task?.instanceId)}/${String(task?.key)}`
    const reviewer = await site.as(`reviewer-${department}`)
    mustSucceed(await reviewer.post(`${url}/claim`))
    mustSucceed(await reviewer.post(`${url}/answer`, body))
    if (node !== 'mergeFindings')
      mustSucceed(await (await site.as(`checker-${department}`)).post(`${url}/confirmation`))
  }

  test('is accepted by law from the day of receipt, and its notice does not call it complete', async () => {
    await window.goto(address)

    expect(await window.textContent('.notice')).toMatch(/视为受理.*表单还有 \d+ 项未填，缺 \d+ 份材料/s)
    await window.click('text=受理通知书')
    const notice = await window.textContent('main')
    expect(notice).toContain('自收到申请材料之日（2026年1月5日）起即为受理')
    expect(notice).not.toContain('材料齐全')
    expect(await incidents()).toEqual([])
  })

  test('tells each department what is missing, and lets nobody agree to it', async () => {
    const page = await site.visit('reviewer-natural-resources', { javaScriptEnabled: false })
    await page.goto('/parks/demo/inbox/department')
    await page.click('.row-link')
    await page.click('[data-shortcut=claim]')
    expect(await page.textContent('.notice')).toMatch(/视为受理.*请写成补正意见/s)

    await page.check('input[value=agree]')
    await page.click('.decision .button-primary')

    expect(await page.textContent('.error-summary')).toContain('请提出补正意见')
    await page.click('button:text("退回部门")')
  })

  test('opens the reviews that the completed form asks for, besides those that asked', async () => {
    for (const department of departments)
      for (const { node } of await tasksOf(department))
        await answer(department, String(node), { outcome: 'needsCorrection', findings: [finding] })
    await answer('park-approval-bureau', 'mergeFindings', {})
    await site.engine.whenIdle()
    await fillEverything(window, address, '910030')
    await window.goto(address)
    await window.click('button:text-is("提交补正")')

    const open = (await Promise.all([...departments, 'urban-management'].map(tasksOf))).flat()

    expect(open.map(({ node }) => String(node)).sort()).toEqual([
      'reviewC',
      'reviewD',
      'reviewK',
      'reviewL',
      'reviewO',
      'reviewP',
      'reviewR',
    ])
    await window.goto(address)
    expect(await window.locator('.notice').count()).toBe(0)
    expect(await incidents()).toEqual([])
  })
})
