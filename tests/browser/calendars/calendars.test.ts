import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notice2027 } from '../../engine/calendar/notice/notices.ts'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { tell } from '../../support/story.ts'
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
    expect(await page.locator('.error-summary li').count()).toBe(2)
    expect(await page.locator('[name=from]').count()).toBe(2)
    await page.click('text=再加一次中止')
    expect(await page.locator('[name=from]').count()).toBe(3)
    expect(await page.inputValue('#from-1')).toBe('2026-03-09T11:00')

    await page.goto(
      '/deadline?accepted=2026-12-21T09:00&days=20&clock=statutory&from=2026-12-22T09:00&ground=correction',
    )
    expect(await page.textContent('.deadline-due')).toContain('2027年1月18日')
    expect(await page.textContent('.deadline-due')).toContain('暂定')
    expect(await page.textContent('.deadline-answer')).toContain('补正 不停法定时限')
  })
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
    const page = await site.visit('manager', { width })
    await page.goto('/parks/demo/calendar')
    expect(await accessibilityFaults(page)).toEqual([])
    // The second width imports a correction of what the first has imported.
    const document =
      width === 1280
        ? notice2027
        : notice2027.replace('1月1日（周五）至3日（周日）放假，共3天', '1月1日（周五）至4日（周一）放假，共4天')
    if (width === 1280) expect(await page.textContent('.notice')).toContain('放假安排还剩 0 天')

    await page.fill('#document', document.replace('共7天。9月', '共9天。9月'))
    await page.click('button:text("预览")')
    expect(await page.textContent('section[aria-labelledby=preview]')).toContain('有 1 处读不懂或自相矛盾')
    expect(await page.locator('text=导入并移动到期日').count()).toBe(0)
    await page.fill('#document', document)
    await page.click('button:text("预览")')
    expect(await page.textContent('table.names-first')).toMatch(/SQ20261231.*材料齐全性审查法定/)
    expect(await page.textContent('.calendar-lines')).toContain(
      '放假 春节 2027年2月5日–2027年2月11日；上班 2027年1月31日、2027年2月20日',
    )
    expect(await accessibilityFaults(page)).toEqual([])

    await page.click('button:text("导入并移动到期日")')

    expect(await page.textContent('.notice')).toContain('2027 年的放假安排已导入')
    expect(await page.textContent('.notice')).toMatch(/移动了本园区 [1-9]\d* 个到期日/)
    expect(await page.textContent('.calendar-year')).toContain('2027')
  })

  test('keeps days of the park itself, and lets them be withdrawn, without script', async () => {
    const page = await site.visit('manager', { javaScriptEnabled: false })
    await page.goto('/parks/demo/calendar')
    await page.fill('#day-from', '2027-03-01')
    await page.fill('#day-to', '2027-02-01')
    await page.fill('#day-name', '搬迁')
    await page.fill('#day-reason', '大厅搬到新址')

    await page.click('button:text("登记")')
    expect(await page.textContent('.error-summary')).toContain('先后顺序正确')
    expect(await page.inputValue('#day-reason')).toBe('大厅搬到新址')
    await page.fill('#day-to', '2027-03-02')
    await page.click('button:text("登记")')
    expect(await page.textContent('table')).toContain('闭园 · 搬迁')

    await page.click('button:text("撤回")')
    expect(await page.textContent('table')).toContain('已撤回')
  })
})
