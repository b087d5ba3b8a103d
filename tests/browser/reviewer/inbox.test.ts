import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleForm } from '../../../api/demo-data/example-form.ts'
import { demoPeople } from '../../../api/demo-data/people.ts'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { mustSucceed, review, type Story, tell } from '../../support/story.ts'
import { widths } from '../widths.ts'

const CIVIL_AIR_DEFENCE = 'reviewer-civil-air-defence'
const inbox = (tab: string, query = '') => `/parks/demo/inbox/${tab}${query}`

const overseer = demoPeople.find(({ account }) => account === 'overseer')?.name ?? ''
const urbanReviewer = demoPeople.find(({ account }) => account === 'reviewer-urban-management')?.name

describe.each(widths)('the inbox, at %i px', (width) => {
  const plain = { width, javaScriptEnabled: false }
  let site: BrowserSite
  let overdue: Story
  let dueSoon: Story

  const setTime = async (now: string) =>
    mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now }))

  /** An application under review, so that each department has its task. */
  const reviewed = async (projectName: string, code: string): Promise<Story> => {
    const story = await tell(site, { ...exampleForm, projectName, projectCode: `2403-430302-04-01-${code}` })
    await story.provideEverything()
    await story.submit()
    await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await story.reaches('inReview')
    return story
  }

  beforeAll(async () => {
    site = await startBrowserSite()
    await setTime('2024-04-23T09:00:00+08:00')
    overdue = await reviewed('年产60万套汽车内饰件厂房', '900011')
    await setTime('2024-04-25T09:00:00+08:00')
    dueSoon = await reviewed('<img src=x onerror=alert(1)>智造园', '900012')
  })
  afterAll(async () => await site.close())

  const rows = async (page: Page) => await page.locator('.inbox-row').allInnerTexts()

  test('R1 lists what the department may claim, most urgent first, with its light and limit in words', async () => {
    const page = await site.visit(CIVIL_AIR_DEFENCE, plain)

    await page.goto(inbox('department'))

    const [first, second] = await rows(page)
    expect(first).toMatch(/已超时[\s\S]*4月24日 17:30[\s\S]*年产60万套汽车内饰件厂房[\s\S]*人防许可决定书/)
    expect(second).toMatch(/剩 1 天[\s\S]*4月26日 17:30[\s\S]*<img src=x onerror=alert\(1\)>智造园/)
    expect(await page.textContent('.tabs')).toMatch(/我的待办\s*0\s*部门待领\s*2\s*已办\s*0/)
  })

  test('R1 has nothing that axe finds where something is overdue, and does not scroll sideways', async () => {
    const page = await site.visit(CIVIL_AIR_DEFENCE, { width })

    await page.goto(inbox('department'))

    expect(await accessibilityFaults(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  })

  test('R4 narrows by words and light, keeps it in the address, and saves it for the department', async () => {
    const page = await site.visit(CIVIL_AIR_DEFENCE, plain)
    await page.goto(inbox('department'))

    await page.fill('input[name=q]', '汽车')
    // A phone folds the lists away; where there is room they stand beside the words.
    if (width === 390) await page.click('.fold > summary')
    await page.selectOption('select[name=light]', 'red')
    await page.click('.filter button')

    await expect.poll(() => rows(page)).toHaveLength(1)
    const deputy = await site.visit(`${CIVIL_AIR_DEFENCE}-deputy`, plain)
    await deputy.goto(page.url())
    await expect.poll(() => rows(deputy)).toHaveLength(1)

    await page.click('.saved > summary')
    await page.fill('#field-name', '汽车超时 <b>')
    await page.selectOption('#saved-for', 'civil-air-defence')
    await page.click('.saved-panel .fields button')
    expect(await page.textContent('.notice')).toContain('已保存')

    await deputy.goto(inbox('mine'))
    await deputy.click('.saved > summary')
    expect(await deputy.textContent('.saved-panel')).toContain('汽车超时 <b>')
    expect(await deputy.locator('.saved-panel form').count()).toBe(0)
    const stranger = await site.visit('reviewer-housing-construction', plain)
    await stranger.goto(inbox('mine'))
    expect(await stranger.textContent('.saved')).not.toContain('汽车超时')
  })

  test.each([
    ['?light=yellow', 0],
    ['?light=green', 1],
    ['?light=red', 1],
    ['?light=none', 0],
    ['?permit=C', 2],
    ['?permit=K', 0],
    ['?step=reviewC', 2],
    ['?q=900012', 1],
    ['?q=%25', 0],
    ["?q=';drop", 0],
  ])('R4 finds by %s as many as there are', async (query, expected) => {
    const page = await site.visit(CIVIL_AIR_DEFENCE, plain)

    await page.goto(inbox('department', query))

    await expect.poll(() => rows(page)).toHaveLength(expected)
  })

  test('R4 gives exactly what is shown as CSV and XLSX', async () => {
    const page = await site.visit(CIVIL_AIR_DEFENCE, { width })
    await page.goto(inbox('department', '?light=red'))

    const [csv] = await Promise.all([page.waitForEvent('download'), page.click('.pager a:text("CSV")')])
    const [xlsx] = await Promise.all([page.waitForEvent('download'), page.click('.pager a:text("XLSX")')])

    const lines = readFileSync(await csv.path(), 'utf8').split('\r\n')
    expect(lines[0]?.charCodeAt(0)).toBe(0xfeff)
    expect(lines).toHaveLength(3)
    expect(lines[1]).toMatch(/^已超时,2024-04-24T09:30:00\.000Z,年产60万套汽车内饰件厂房,2403-430302-04-01-900011/)
    expect(
      readFileSync(await xlsx.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  test('R9 claims several at once, says which were too late, and the head hands them out', async () => {
    const page = await site.visit(CIVIL_AIR_DEFENCE, plain)
    const deputy = await site.visit(`${CIVIL_AIR_DEFENCE}-deputy`, plain)
    await page.goto(inbox('department'))
    await deputy.goto(inbox('department'))

    await page.click('.bulk .button-primary')
    expect(await page.textContent('.error-summary')).toContain('请至少勾选一件')

    await deputy.check('.inbox-row:nth-child(1) input')
    await deputy.click('.bulk .button-primary')
    expect(await deputy.textContent('.notice')).toContain('已领取 1 件')
    await page.check('.inbox-row:nth-child(1) input')
    await page.goto(inbox('department'))
    await page.check('.inbox-row:nth-child(1) input')
    await page.click('.bulk .button-primary')
    await expect.poll(() => rows(page)).toHaveLength(1)

    const head = await site.visit('signatory-urban-management', plain)
    await head.goto(inbox('department'))
    await head.check('.inbox-row:nth-child(1) input')
    await head.click('.bulk button[formaction]')
    expect(await head.textContent('.error-summary')).toContain('请选择指派给谁')
    await head.check('.inbox-row:nth-child(1) input')
    await head.selectOption('#field-personId', { label: `${urbanReviewer}（审查岗）` })
    await head.click('.bulk button[formaction]')
    expect(await head.textContent('.notice')).toContain('已指派 1 件')
  })

  test('R1 moves what was answered to 已办, and shows the checker what waits', async () => {
    await review(overdue, 'D', { outcome: 'agree' })
    const reviewer = await site.visit('reviewer-housing-construction', plain)
    await reviewer.goto(inbox('done'))
    await expect.poll(() => rows(reviewer)).toHaveLength(1)

    const caller = await site.as('reviewer-housing-construction')
    const task = await dueSoon.task('reviewer-housing-construction', 'reviewD')
    mustSucceed(await caller.post(`${task}/claim`))
    mustSucceed(await caller.post(`${task}/answer`, { outcome: 'agree' }))
    await reviewer.goto(inbox('done'))
    expect((await rows(reviewer)).join()).toContain('待复核')

    const checker = await site.visit('checker-housing-construction', plain)
    await checker.goto('/parks/demo/inbox')
    expect(new URL(checker.url()).pathname).toBe(inbox('checking'))
    await expect.poll(() => rows(checker)).toHaveLength(1)
  })

  test('R1 sends copies from the task page, which a colleague finds in 抄送我, unread first, and may only read', async () => {
    const page = await site.visit('reviewer-real-estate-registry', plain)
    for (const story of [overdue, dueSoon]) {
      const task = (await story.task('reviewer-real-estate-registry', 'reviewR')).replace('/api/v1', '')
      await page.goto(task)
      expect(await page.locator('.copy').count()).toBe(0)
      await page.click('[data-shortcut=claim]')
      await page.click('.copy > summary')
      await page.click('.copy button')
      await expect
        .poll(() => page.locator('.error-summary li').allTextContents())
        .toEqual(['请选择抄送给谁。', '请写明抄送的说明。'])
      await page.check(`.copy label:text-is("${overseer}")`)
      await page.fill('#field-copyNote', '红线与<b>人防</b>出口重叠')
      await page.click('.copy button')
      expect(await page.textContent('.history')).toContain(`抄送给 ${overseer}`)
      expect(await page.textContent('.history')).toContain('红线与<b>人防</b>出口重叠')
    }

    const reader = await site.visit('overseer', plain)
    await reader.goto(inbox('copied'))
    expect(await reader.textContent('.tabs')).toMatch(/^\s*抄送我\s*2\s*关注\s*0\s*$/)
    expect(await reader.textContent('.summary-line')).toContain('共 2 件，未读 2 件')
    const [first] = await rows(reader)
    expect(first).toMatch(/已超时[\s\S]*年产60万套汽车内饰件厂房[\s\S]*未读/)
    await reader.click('.inbox-row:nth-child(1) .row-link')

    expect(await reader.textContent('.notice')).toMatch(/抄送给您，只供阅读[\s\S]*红线与<b>人防<\/b>出口重叠/)
    expect(await reader.locator('.aside form').count()).toBe(0)
    await reader.goto(inbox('copied'))
    expect((await rows(reader)).map((row) => row.includes('未读'))).toEqual([true, false])
    await reader.goto(inbox('copied', '?light=red'))
    await expect.poll(() => rows(reader)).toHaveLength(1)
    const file = await reader.request.get(inbox('copied', '?light=red&format=csv'))
    expect((await file.text()).trim().split('\r\n').at(-1)).toMatch(/年产60万套汽车内饰件厂房.*,已读$/)
  })

  test('R1 keeps in 关注 what one has starred on its task or its application, for oneself alone', async () => {
    const page = await site.visit('reviewer-natural-resources', plain)
    const clerk = await site.visit('window', plain)
    for (const story of [dueSoon, overdue]) {
      await page.goto((await story.task('reviewer-natural-resources', 'reviewL')).replace('/api/v1', ''))
      await page.click('.follow button')
      expect(await page.textContent('.follow')).toContain('取消关注')
    }
    await clerk.goto(`/parks/demo/window/${dueSoon.id}`)
    await clerk.click('.follow button')

    await page.goto(inbox('followed'))
    await clerk.goto(inbox('followed'))

    expect(await page.textContent('.tabs')).toMatch(/关注\s*2/)
    expect((await rows(page)).map((row) => row.includes('年产60万套汽车内饰件厂房'))).toEqual([true, false])
    await expect.poll(() => rows(clerk)).toHaveLength(1)
    await clerk.click('.inbox-row .row-link')
    await clerk.click('.follow button')
    await clerk.goto(inbox('followed'))
    expect(await clerk.textContent('.empty')).toContain('还没有关注的申请')
    await expect.poll(() => rows(page)).toHaveLength(2)
  })

  test('R1 has nothing that axe finds in 抄送我 and 关注, and does not scroll sideways', async () => {
    const overseerPage = await site.visit('overseer', { width })
    const page = await site.visit('reviewer-natural-resources', { width })

    await overseerPage.goto(inbox('copied'))
    await page.goto(inbox('followed'))

    for (const each of [overseerPage, page]) {
      expect(await accessibilityFaults(each)).toEqual([])
      expect(await each.evaluate('document.documentElement.scrollWidth')).toBe(width)
    }
  })

  test('R12 sends at most 60 kB to whoever comes for the first time', async () => {
    const page = await site.visit('reviewer-natural-resources', { width })
    const sizes: Promise<{ responseBodySize: number; responseHeadersSize: number }>[] = []
    page.on('requestfinished', (request) => sizes.push(request.sizes()))

    await page.goto(inbox('department'), { waitUntil: 'networkidle' })

    const bytes = (await Promise.all(sizes)).reduce(
      (sum, { responseBodySize, responseHeadersSize }) => sum + responseBodySize + responseHeadersSize,
      0,
    )
    expect(sizes).toHaveLength(3)
    expect(bytes).toBeLessThan(60_000)
  })

  test('R4 leaves out no row of a long list in its file', async () => {
    const sql = postgres(site.superuserUrl, { max: 1, onnotice: () => {} })
    const { count } = await sql`insert into tasks
      select (jsonb_populate_record(one, jsonb_build_object('key', 100000 + more, 'state', 'open'))).*
      from tasks one, generate_series(1, 10050) more
      where one.ctid = (select ctid from tasks where department = 'civil-air-defence' limit 1)`
    await sql.end()
    const page = await site.visit(CIVIL_AIR_DEFENCE, { width })

    const file = await page.request.get(inbox('department', '?format=csv'))

    expect(count).toBe(10_050)
    expect((await file.text()).split('\r\n').length).toBeGreaterThan(count)
  })

  test('R1 belongs to officers of this park alone', async () => {
    const owner = await site.visit('owner')
    const reviewer = await site.visit(CIVIL_AIR_DEFENCE)

    const answers = [
      await owner.goto(inbox('mine')),
      await reviewer.goto('/parks/elsewhere/inbox/mine'),
      await reviewer.goto(inbox('nothing')),
    ]

    expect(answers.map((answer) => answer?.status())).toEqual([403, 404, 400])
  })
})
