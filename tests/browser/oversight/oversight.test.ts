import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { watchClocks } from '../../../api/oversight/watching/watch-clocks.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { mustSucceed, type Story, tell } from '../../support/story.ts'

describe('M4: oversight', () => {
  let site: BrowserSite
  let story: Story
  let number: string
  let overseer: Page

  beforeAll(async () => {
    site = await startBrowserSite()
    await setTime('2024-04-25T08:52:00+08:00')
    story = await tell(site)
    await story.provideEverything()
    await story.submit()
    await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await story.reaches('inReview')
    number = String((await story.application()).number)
    overseer = await site.visit('overseer', { javaScriptEnabled: false })
  })
  afterAll(async () => await site.close())

  const setTime = async (now: string) =>
    mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now, speed: 0 }))
  const main = async (page: Page) => (await page.textContent('main')) ?? ''

  test('a department reads the notice on a phone and answers; the overseer sends it back, then closes it', async () => {
    await setTime('2024-04-28T09:00:00+08:00')
    await watchClocks(site.app)
    const department = await site.visit('reviewer-urban-management', { width: 390, javaScriptEnabled: false })

    await department.goto('/parks/demo/inbox/mine')
    expect(await main(department)).toContain('有 1 件督办单待您部门答复')
    await department.click('text=去看督办单')
    await department.click('tbody a')
    await department.click('text=提交答复')
    expect(await main(department)).toContain('请写明答复内容')
    await department.fill('#field-answer', '经办人外出，未移交。')
    await department.click('text=提交答复')
    expect(await main(department)).toContain('已答复，等待监督人员销号')

    await overseer.goto('/parks/demo/overview')
    await overseer.click('a.figure[aria-label^="未销号督办单"]')
    await overseer.selectOption('#filter-state', 'answered')
    await overseer.click('button:has-text("筛选")')
    await overseer.click('tbody a')
    await overseer.click('text=退回重新答复')
    expect(await main(overseer)).toContain('请写明退回的理由')
    await overseer.fill('#field-judgement', '没有写明什么时候办结。')
    await overseer.click('text=退回重新答复')
    await department.reload()
    expect(await main(department)).toContain('没有写明什么时候办结。')
    await department.fill('#field-answer', '今天办结。')
    await department.click('text=提交答复')
    await overseer.reload()
    await overseer.click('button:has-text("销号")')
    await overseer.click('text=打印')

    expect(await main(overseer)).toMatch(
      /督办通知单[\s\S]*城市管理局：[\s\S]*“审查占道占绿”环节承诺时限[\s\S]*今天办结/,
    )
  })

  test('a manager rules for what notices are raised, and others read it', async () => {
    const manager = await site.visit('manager', { javaScriptEnabled: false })
    await manager.goto('/parks/demo/oversight/rules')
    await manager.selectOption('#field-about', 'step.statutory')
    await manager.fill('#field-afterDays', '3')
    await manager.click('button:has-text("新增规则")')
    await manager.click('button[aria-label^="删除：全程的承诺时限将到期时"]')
    await overseer.goto('/parks/demo/oversight/rules')

    await expect
      .poll(() => overseer.locator('.rules li').allInnerTexts())
      .toEqual([
        '环节的承诺时限超时时发出，2 个工作日内答复。',
        '环节的法定时限超时满 3 个工作日时发出，2 个工作日内答复。',
        '全程的承诺时限超时时发出，1 个工作日内答复。',
        '全程的法定时限超时时发出，1 个工作日内答复。',
      ])
    expect(await overseer.locator('main form').count()).toBe(0)
  })

  test('a card is proposed, the enterprise speaks on a phone, it is given, shown at the filing and objected to', async () => {
    const owner = await site.visit('owner', { width: 390, javaScriptEnabled: false })
    await overseer.goto('/parks/demo/cards/new')
    await overseer.fill('#field-application', number)
    await overseer.selectOption('#field-party', 'contractor')
    await overseer.selectOption('#field-ground', 'absence')
    await overseer.fill('#field-whatHappened', '联合勘验未到场。')
    await overseer.click('button:has-text("提出红黄牌")')
    expect(await main(overseer)).toContain('请写明依据和证据')
    await overseer.fill('#field-evidence', '签到表')
    await overseer.click('button:has-text("提出红黄牌")')
    expect(await main(overseer)).toContain('听取陈述申辩之前不能给出')
    expect(await overseer.locator('button:has-text("给出黄牌")').count()).toBe(0)

    await owner.goto('/parks/demo/applications')
    await owner.click('.notice a:has-text("陈述申辩")')
    await owner.fill('#field-statement', '塔吊检修，已电话请假。')
    await owner.click('text=提交陈述申辩')
    await overseer.reload()
    expect(await main(overseer)).toContain('塔吊检修，已电话请假。')
    await overseer.fill('#field-judgement', '没有请假记录。')
    await overseer.click('button:has-text("给出黄牌")')
    expect(await overseer.textContent('h1')).toBe('黄牌〔2024〕1号')

    await owner.goto(story.url.replace('/api/v1', ''))
    await owner.click('a:has-text("黄牌〔2024〕1号")')
    expect(await main(owner)).toContain('不适用容缺受理')
    await owner.fill('#field-objection', '通话记录可查。')
    await owner.click('button:has-text("提出异议")')
    const manager = await site.visit('manager', { javaScriptEnabled: false })
    await manager.goto(owner.url())
    await manager.fill('#field-answer', '通话记录属实。')
    await manager.click('text=异议成立，撤回该牌')

    await owner.reload()
    expect(await main(owner)).toMatch(/已撤回[\s\S]*异议成立，撤回[\s\S]*通话记录属实。/)
  })
})
