import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPeople } from '../../../api/demo-data/people.ts'
import { buildBundle } from '../../../api/designer-bundle/build-bundle.ts'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { review, tell } from '../../support/story.ts'

const instances = '/parks/demo/instances'

function nameOf(account: string): string {
  return demoPeople.find((person) => person.account === account)?.name ?? ''
}

/** One application in the middle of its reviews, as the manager and the overseer see it. */
describe('oversight of running instances', () => {
  let site: BrowserSite
  let id = ''
  let at = ''

  beforeAll(async () => {
    await buildBundle()
    site = await startBrowserSite()
    await site.engine.setVirtualTime(Date.parse('2024-04-25T09:12:00+08:00'))
    const story = await tell(site)
    id = story.id
    at = `${instances}/${id}`
    await story.provideEverything()
    await story.submit()
    await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await story.reaches('inReview')
    await site.engine.setVirtualTime(Date.parse('2024-04-25T11:05:00+08:00'))
    for (const permit of ['L', 'R']) await review(story, permit, { outcome: 'agree' })
  })
  afterAll(async () => await site.close())

  test('M1: counts what runs, is due and came in today; each number opens the list behind it', async () => {
    const page = await site.visit('overseer', { javaScriptEnabled: false })

    await page.goto('/parks/demo/overview')
    const figures = await page.locator('.figures li').allInnerTexts()
    await page.click('.figures a[aria-label^="本周到期"]')

    expect(figures.map((text) => text.replace(/\s+/g, ''))).toEqual([
      '在办1件',
      '本周到期1件',
      '超时0件',
      '异常0处',
      '今日收件1件',
      '今日办结0件',
      '未销号督办单0件',
      '升级的督办单0件',
      '生效中的红黄牌0件',
      '待处理的红黄牌0件',
    ])
    expect(new URL(page.url()).search).toBe('?due=week')
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1)
    expect(await page.textContent('tbody')).toContain('湘潭中工京迪智造园')
  })

  test('M1: narrows the list by words, state and step, and gives exactly that as a file', async () => {
    const page = await site.visit('manager', { javaScriptEnabled: false })

    await page.goto(instances)
    await page.fill('#q', '京迪')
    await page.selectOption('#filter-status', 'active')
    await page.click('.filters button')
    await page.waitForLoadState()
    const found = await page.locator('tbody tr').count()
    const csv = await page.request.get(String(await page.getAttribute('.pager a[download]', 'href')))
    await page.goto(`${instances}?step=reviewC&process=seven-permits`)
    const standing = await page.locator('tbody tr').count()
    await page.goto(`${instances}?step=reviewL`)

    expect(found).toBe(1)
    expect((await csv.text()).split('\r\n')[1]).toContain('湘潭中工京迪智造园')
    expect(standing).toBe(1)
    expect(await page.textContent('.empty-headline')).toBe('没有符合条件的实例。')
  })

  test('M3: draws what is done grey, what runs in one colour, and can hide the colours of the modeller', async () => {
    const page = await site.visit('manager')

    await page.goto(at)
    await page.waitForSelector('siji-diagram.is-drawn')
    const fill = await page.evaluate(
      `getComputedStyle(document.querySelector('[data-element-id="reviewL"] .djs-visual > rect')).fill`,
    )
    const running = await page.locator('g.siji-running[data-element-id="reviewC"]').count()
    const later = await page.locator('g.siji-later[data-element-id="sign"]').count()
    await page.click('.diagram-options a')

    expect(fill).toBe('rgb(236, 239, 243)')
    expect([running, later]).toEqual([1, 1])
    await expect.poll(() => page.locator('siji-diagram[plain]').count()).toBe(1)
  })

  test('M2: shows on the diagram of a version what stands where and how long it takes, with a list as its outline', async () => {
    const page = await site.visit('manager')
    await page.goto('/parks/demo/processes/seven-permits')
    await page.waitForSelector('siji-diagram.is-drawn')

    const running = page.locator('g.siji-running[data-element-id="reviewC"]')
    const measured = page.locator('g.siji-heat-1[data-element-id="reviewL"]')
    await page.locator('[data-step="reviewC"]').focus()
    await page.keyboard.press('Enter')
    const reached = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    await page.keyboard.press('Enter')

    expect([await running.count(), await measured.count()]).toEqual([1, 1])
    await expect.poll(() => page.getByRole('button', { name: '审查用地规划，0.0 / 1 天' }).count()).toBe(1)
    expect(await page.locator('.siji-diagram-legend').textContent()).toContain('平均用时占承诺')
    expect(reached).toBe('审查人防报建，正在办理，1 件')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-step'))).toBe('reviewC')
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('M3: says the same as a list of steps in order, without a script', async () => {
    const page = await site.visit('overseer', { javaScriptEnabled: false })

    await page.goto(at)
    const steps = (await page.locator('.steps li').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))

    expect(steps.findIndex((text) => text.includes('材料齐全性审查'))).toBeLessThan(
      steps.findIndex((text) => text.includes('审查用地规划')),
    )
    expect(steps.find((text) => text.includes('审查用地规划'))).toContain('已完成')
    expect(steps.find((text) => text.includes('审查人防报建'))).toContain('正在办理')
    expect(steps.find((text) => text.includes('全部答复'))).toMatch(/^2 .*等待/)
  })

  test('M6: tells of a chosen step who has it, until when and why', async () => {
    const page = await site.visit('overseer', { javaScriptEnabled: false })
    await page.goto(at)

    await page.click('.steps a:has-text("审查人防报建")')
    await page.click('#step .due summary')

    expect(new URL(page.url()).search).toBe('?step=reviewC')
    const panel = await page.textContent('#step')
    expect(panel).toContain('国防动员办公室（人防）')
    expect(panel).toContain('4月26日（还剩 1 个工作日）')
    expect(panel).toContain('开始，当天不计')
    expect(panel).toContain('“审查人防报建”成为待办')
  })

  test('M6: lists activities, variables, jobs and limits', async () => {
    const page = await site.visit('overseer', { javaScriptEnabled: false })
    const shown = async (tab: string) => {
      await page.goto(`${at}/${tab}`)
      return await page.textContent('main')
    }

    const row = await shown('activities').then(() => page.textContent('tr:has-text("审查用地规划")'))

    expect(row).toContain('同意')
    expect(row).toContain(nameOf('checker-natural-resources'))
    expect(row).toContain('1 小时')
    expect(await shown('variables')).toMatch(/outcomeL\s*文字\s*agree/)
    expect(await shown('jobs')).toMatch(/受理\s*send-notice\s*已完成/)
    expect(await shown('clocks')).toContain('按时办结')
  })

  test('M6: shows the whole history with its chain checked, and as a file', async () => {
    const page = await site.visit('manager', { javaScriptEnabled: false })

    await page.goto(`${at}/history`)
    const csv = await page.request.get(String(await page.getAttribute('.pager a[download]', 'href')))

    expect(await page.textContent('.notice-headline')).toBe('记录完整，未被改动')
    expect(await page.textContent('tbody tr:nth-child(2)')).toMatch(
      new RegExp(`${nameOf('window')}\\s*领取“材料齐全性审查”`),
    )
    expect((await csv.text()).split('\r\n')[2]).toContain('领取“材料齐全性审查”')
  })

  test('M6: says from which entry on the history was tampered with', async () => {
    const page = await site.visit('overseer', { javaScriptEnabled: false })
    const sql = postgres(site.superuserUrl, { max: 1, onnotice: () => {} })
    const [row] = await sql<[{ actor: string; events: string }]>`
      select actor::text, events::text from journal where instance_id = ${id} and revision = 3`

    const alarms: unknown[] = []
    for (const forged of ['{"type":"system","name":"nobody"}', 'null']) {
      await sql`update journal set actor = ${forged}::text::json, events = '[null]'
        where instance_id = ${id} and revision = 3`
      await page.goto(`${at}/history`)
      alarms.push(await page.textContent('[role=alert]'))
    }
    await sql`update journal set actor = ${row.actor}::text::json, events = ${row.events}::text::json
      where instance_id = ${id} and revision = 3`
    await sql.end()

    for (const alarm of alarms) expect(alarm).toMatch(/记录被改动过[\s\S]*第 3 条/)
  })

  test('M6: finds nothing in another park, nor an instance that does not exist', async () => {
    const page = await site.visit('manager', { javaScriptEnabled: false })

    const foreign = await page.goto(`/parks/elsewhere/instances/${id}`)
    const missing = await page.goto(`${instances}/0193a5e0-0000-7000-8000-000000000000`)
    const version = await page.goto('/parks/demo/processes/seven-permits?version=99')

    expect([foreign?.status(), missing?.status(), version?.status()]).toEqual([404, 404, 404])
  })

  test('D8: shows each version of a process with how many instances run on it', async () => {
    const page = await site.visit('overseer', { javaScriptEnabled: false })

    await page.goto('/parks/demo/processes')
    await page.click('tbody a:has-text("七证一天办结")')
    const versions = await page.textContent('tbody')
    await page.click('a[aria-label="第 1 版 在办 1"]')

    expect(versions).toMatch(/第 1 版[\s\S]*演示数据/)
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1)
    expect(await page.textContent('.filters-tags')).toContain('版本：第 1 版')
  })

  // The last, for virtual time only goes forward.
  test('M1: counts a task that is late, and lists it first and marked', async () => {
    await site.engine.setVirtualTime(Date.parse('2024-04-29T10:00:00+08:00'))
    const page = await site.visit('manager')

    await page.goto('/parks/demo/overview')
    await page.click('tbody a[aria-label^="拿地即开工"][aria-label*="超时"]')

    expect(new URL(page.url()).search).toBe('?due=overdue&process=seven-permits')
    expect(await page.textContent('tr.overdue')).toContain('超时 1 天')
  })
})
