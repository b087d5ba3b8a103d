import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notice2027 } from '../../engine/calendar/notice/notices.ts'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { stopByLaw } from '../../support/stop-by-law.ts'
import { mustSucceed, type Story, tell } from '../../support/story.ts'
import { widths } from '../widths.ts'

let site: BrowserSite

beforeAll(async () => {
  site = await startBrowserSite()
})
afterAll(async () => await site.close())

describe('the deadline calculator', () => {
  test.each(widths)('reckons a period with a suspension, at %i px', async (width) => {
    const page = await site.visit(null, { width })
    await page.goto('/')
    await page.click('text=期限推算')
    const typeOf = (name: string) => page.getAttribute(`[name=${name}]`, 'type')
    expect(await Promise.all(['accepted', 'days', 'from', 'closes', 'extension'].map(typeOf))).toEqual([
      'datetime-local',
      'number',
      'datetime-local',
      'time',
      'number',
    ])
    await page.click('text=例：2026年2月13日')
    expect(await page.textContent('.deadline-due')).toContain('2026年2月25日（周三）17:30')
    await page.fill('[name=accepted]', '2026-09-21T09:00')
    await page.fill('[name=days]', '8')
    await page.fill('[name=from]', '2026-09-24T15:00')
    await page.fill('[name=to]', '2026-10-08T09:30')
    await page.selectOption('[name=ground]', 'hearing')
    await page.fill('[name=at]', '2026-09-23T10:00')

    await page.click('button.button-primary')

    expect(await page.textContent('.deadline-due')).toContain('2026年10月14日（周三）17:30')
    expect(await page.textContent('.counted-lines')).toContain(
      '听证（行政许可法第四十五条至第四十八条）；停 4 个工作日',
    )
    expect(await page.getAttribute('.month-calendar', 'aria-label')).toContain('10月14日 17:30 到期')
    expect(await page.inputValue('[name=from]')).toBe('2026-09-24T15:00')
    expect(await page.inputValue('#link')).toContain('from=2026-09-24T15%3A00')
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('keeps what was typed beside each error, adds rows, and shows what its link says', async () => {
    const page = await site.visit(null, { javaScriptEnabled: false })
    await page.goto('/deadline?accepted=2026-03-02T09:00&days=0&from=2026-03-09T11:00&to=2026-03-04T10:00&rows=2')

    expect(await page.textContent('#days-error')).toContain('1 到 1000')
    expect(await page.textContent('#to-1-error')).toContain('不得早于')
    await expect.poll(() => page.locator('.error-summary li').count()).toBe(2)
    await expect.poll(() => page.locator('[name=from]').count()).toBe(2)
    await page.click('text=再加一次中止')
    await expect.poll(() => page.locator('[name=from]').count()).toBe(3)
    expect(await page.inputValue('#from-1')).toBe('2026-03-09T11:00')

    await page.goto(
      '/deadline?accepted=2026-12-21T09:00&days=20&clock=statutory&from=2026-12-22T09:00&ground=correction',
    )
    expect(await page.textContent('.deadline-due')).toContain('2027年1月18日')
    expect(await page.textContent('.deadline-due')).toContain('暂定')
    expect(await page.textContent('.deadline-answer')).toContain('补正 不停法定时限')
  })
})

describe('a due date', () => {
  const REVIEWER = 'reviewer-civil-air-defence'
  const goTo = async (time: string) => await site.engine.setVirtualTime(Date.parse(`${time}+08:00`))
  let story: Story
  let task: string
  let received: Story

  /** Accepted on a Tuesday; stopped from then to Wednesday, and the year ends on Thursday. */
  async function tellOfStopped() {
    await goTo('2026-12-29T09:12')
    story = await tell(site)
    await story.provideEverything()
    await story.submit()
    await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await story.reaches('inReview')
    task = await story.task(REVIEWER, 'reviewC')
    const reviewer = await site.as(REVIEWER)
    await stopByLaw(site, REVIEWER, task, { ground: 'expertReview', why: '结构复杂', evidence: ['评审通知书'] })
    await goTo('2026-12-30T16:00')
    mustSucceed(await reviewer.post(`${task}/clock/resume`, { result: '评审意见已到' }))
    received = await tell(site)
    await received.provideEverything()
    await received.submit()
    await site.engine.whenIdle()
  }

  test.each(widths)('explains itself on every page that shows it, at %i px', async (width) => {
    if (width === 1280) await tellOfStopped()
    const instance = `/parks/demo/instances/${story.id}`

    const reviewer = await site.visit(REVIEWER, { width })
    await reviewer.goto('/parks/demo/inbox/department')
    await reviewer.click('.cell-due summary')
    expect(await reviewer.textContent('.cell-due')).toMatch(/1 个工作日，中止 1 个工作日，12月31日 17:30 到期。/)
    expect(await reviewer.locator('.inbox dl, .inbox .month-calendar').count()).toBe(0)

    await reviewer.goto(task.replace('/api/v1', ''))
    await reviewer.click('.limit summary')
    expect(await reviewer.locator('.limit .month-calendar').isVisible()).toBe(true)
    expect(await reviewer.textContent('.limit dl')).toMatch(
      /专家评审（行政许可法第四十五条；.*；结构复杂）；停 1 个工作日/,
    )
    await look(reviewer, width)
    await reviewer.emulateMedia({ media: 'print' })
    await reviewer.reload()
    expect(await reviewer.locator('.limit .month-calendar').isVisible()).toBe(true)

    const owner = await site.visit('owner', { width })
    await owner.goto(`/parks/demo/applications/${story.id}`)
    await owner.click('.tracking-clock .due summary')
    expect(await owner.locator('.tracking-clock .month-calendar').isVisible()).toBe(true)
    expect(await owner.textContent('.tracking-clock dl')).toMatch(/专家评审（行政许可法第四十五条）；停 1 个工作日/)
    await look(owner, width)

    const overseer = await site.visit('overseer', { width })
    await overseer.goto(`${instance}?step=reviewC`)
    await overseer.click('#step .due summary')
    expect(await overseer.locator('#step .month-calendar').isVisible()).toBe(true)
    await look(overseer, width)
    await overseer.goto(`${instance}/clocks`)
    const byLaw = overseer.locator('.rows > li:has-text("法定"):has-text("暂定")').first()
    await byLaw.locator('summary').click()
    expect(await byLaw.textContent()).toMatch(/元旦|只公布了 2024-01-01 至 2026-12-31/)
    await look(overseer, width)

    const window = await site.visit('window', { width, javaScriptEnabled: false })
    await window.goto(`/parks/demo/window/${received.id}`)
    await window.click('.aside .due summary')
    expect(await window.textContent('.aside .due')).toMatch(/暂定.*收到，5 个工作日，2027年1月6日 17:30 到期（暂定）/s)
  })

  async function look(page: Page, width: number) {
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  }
})

describe('the calendar of a park', () => {
  test.each(widths)('shows what a notice would move, imports it, and says what it moved, at %i px', async (width) => {
    if (width === 1280) {
      await site.engine.setVirtualTime(Date.parse('2026-12-31T10:00:00+08:00'))
      const story = await tell(site)
      await story.provideEverything()
      await story.submit()
      await site.engine.whenIdle()
    }
    const page = await site.visit('admin', { width })
    await page.goto('/parks/demo/calendar')
    expect(await page.textContent('section[aria-labelledby=years]')).toContain(
      '国务院办公厅关于2026年部分节假日安排的通知',
    )
    expect(await accessibilityFaults(page)).toEqual([])
    // The second width imports a correction of what the first has imported.
    const document =
      width === 1280
        ? notice2027
        : notice2027.replace('1月1日（周五）至3日（周日）放假，共3天', '1月1日（周五）至4日（周一）放假，共4天')
    if (width === 1280) expect(await page.textContent('.notice')).toContain('放假安排还剩 0 天')

    if (width === 1280) {
      const office = await site.visit('manager')
      await office.goto('/parks/demo/overview')
      expect(await office.textContent('.notice')).toMatch(/放假安排还剩 0 天.*请系统管理员导入/s)
      await office.click('.notice a')
      expect(new URL(office.url()).pathname).toBe('/parks/demo/calendar')
    }

    await page.fill('#document', document.replace('共7天。9月', '共9天。9月'))
    await page.click('button:text("预览")')
    expect(await page.textContent('section[aria-labelledby=preview]')).toContain('有 1 处读不懂或自相矛盾')
    expect(await page.locator('text=导入并移动到期日').count()).toBe(0)
    await page.fill('#document', document)
    await page.click('button:text("预览")')
    expect(await page.textContent('table.names-first')).toMatch(/SQ20261231.*材料齐全性审查法定/)
    expect(await page.textContent('section[aria-labelledby=preview]')).toMatch(
      /适用于 1 个园区，共移动 [1-9]\d* 个到期日/,
    )
    expect(await page.textContent('.calendar-lines')).toContain(
      '放假 春节 2027年2月5日–2027年2月11日；上班 2027年1月31日、2027年2月20日',
    )
    expect(await accessibilityFaults(page)).toEqual([])

    await page.click('button:text("导入并移动到期日")')

    expect(await page.textContent('.notice')).toContain('2027 年的放假安排已导入')
    expect(await page.textContent('.notice')).toMatch(/移动了 1 个园区的 [1-9]\d* 个到期日/)
    expect(await page.textContent('.calendar-year')).toContain('2027')
  })

  test('reads a notice from a file without script, and loses nothing beside one that it cannot read', async () => {
    const page = await site.visit('admin', { javaScriptEnabled: false })
    await page.goto('/parks/demo/calendar')
    await page.fill('#document', '春节：2月5日至11日放假调休，共7天。')
    await page.fill('#year', '2027')
    const preview = async (name: string, buffer: Buffer) => {
      await page.setInputFiles('#file', { name, mimeType: 'text/plain', buffer })
      await page.click('button:text("预览")')
    }

    await preview('junk.txt', Buffer.alloc(5 * 1024 * 1024, '放'))
    expect(await page.textContent('.error-summary')).toContain('不得超过 1 MB')
    await preview('notice.docx', Buffer.concat([Buffer.from('PK'), Buffer.alloc(200, 0)]))
    expect(await page.textContent('.error-summary')).toContain('notice.docx 不是')
    expect(await page.inputValue('#document')).toBe('春节：2月5日至11日放假调休，共7天。')
    expect(await page.inputValue('#year')).toBe('2027')

    // 日期,名称,类型 / 2027-01-01,元旦,休 in GB 18030, as spreadsheets of Chinese Windows save it.
    const gb = 'c8d5c6da2cc3fbb3c62cc0e0d0cd0a323032372d30312d30312cd4aab5a92cd0dd0a'
    await preview('2027.csv', Buffer.from(gb, 'hex'))
    expect(await page.textContent('.calendar-lines')).toContain('放假 元旦 2027年1月1日')
    expect(await page.textContent('section[aria-labelledby=preview]')).toContain('缺少：春节、清明')
  })

  test('tells a manager who imports notices, and refuses his with the same', async () => {
    const page = await site.visit('manager')
    await page.goto('/parks/demo/calendar')

    expect(await page.textContent('section[aria-labelledby=import]')).toContain('由系统管理员导入')
    expect(await page.locator('#file').count()).toBe(0)
    await expect.poll(() => page.locator('#day-from').count()).toBe(1)
    const headers = { 'sec-fetch-site': 'same-origin', accept: 'text/html' }
    const form = { document: notice2027, region: 'cn' }
    const tried = await page.request.post('/parks/demo/calendar/notices', { headers, form })
    expect([tried.status(), await tried.text()]).toEqual([403, expect.stringContaining('请联系系统管理员')])
  })

  test('keeps days of the park itself, and lets them be withdrawn, without script', async () => {
    const page = await site.visit('manager', { javaScriptEnabled: false })
    await page.goto('/parks/demo/calendar')
    await page.fill('#day-from', '2027-03-01')
    await page.fill('#day-to', '2027-02-01')
    await page.fill('#day-name', '搬迁')
    await page.fill('#day-reason', '大厅搬到新址')

    await page.click('button:text("预览会移动的到期日")')
    expect(await page.textContent('.error-summary')).toContain('先后顺序正确')
    expect(await page.inputValue('#day-reason')).toBe('大厅搬到新址')
    await page.fill('#day-to', '2027-03-02')
    await page.click('button:text("预览会移动的到期日")')
    expect(await page.textContent('section[aria-labelledby=preview]')).toMatch(/闭园 · 搬迁.*没有到期日会移动/s)
    expect(await page.textContent('section[aria-labelledby=days]')).toContain('没有登记过')
    await page.click('button:text("登记")')
    expect(await page.textContent('table')).toContain('闭园 · 搬迁')

    await page.click('section[aria-labelledby=days] button:text("撤回")')
    expect(await page.textContent('section[aria-labelledby=preview]')).toMatch(/撤回 .*没有到期日会移动/s)
    await page.click('button:text("撤回并移动到期日")')
    expect(await page.textContent('table')).toContain('已撤回')
  })

  test('sets office hours by weekday after a look at what would move, keeps what was typed wrong, and takes them back', async () => {
    const page = await site.visit('manager')
    await page.goto('/parks/demo/calendar')
    const look = 'section[aria-labelledby=hours] button:text("预览会移动的到期日")'
    expect(await page.inputValue('#day1')).toBe('09:00-12:00 13:30-17:30')
    await page.fill('#hours-from', '2027-03-01')
    await page.fill('#hours-reason', '夏季作息')
    await page.fill('#day3', '12:00-9:00')

    await page.click(look)
    expect(await page.textContent('.error-summary')).toContain('星期三的办公时间')
    expect(await page.inputValue('#day3')).toBe('12:00-9:00')
    await page.fill('#day3', '9：00～12：00')
    await page.click(look)
    expect(await page.textContent('section[aria-labelledby=preview]')).toMatch(/3月1日.*起改用.*周三 09:00-12:00/s)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.click('button:text("设置并移动到期日")')
    expect(await page.textContent('.calendar-hours')).toMatch(/夏季作息.*尚未生效/s)

    await page.click('.calendar-hours button:text("撤回")')
    await page.click('button:text("撤回并移动到期日")')
    expect(await page.textContent('.calendar-hours')).toMatch(/夏季作息.*已撤回/s)
  })
})
