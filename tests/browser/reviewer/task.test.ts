import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleForm } from '../../../api/demo-data/example-form.ts'
import { exampleMaterial } from '../../../api/demo-data/example-material.ts'
import { demoPeople } from '../../../api/demo-data/people.ts'
import { buildBundle } from '../../../api/designer-bundle/build-bundle.ts'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { type BrowserSite, startBrowserSite, type VisitOptions } from '../../support/browser.ts'
import { mustSucceed, review, reviews, type Story, tell } from '../../support/story.ts'
import { widths } from '../widths.ts'

const SCRIPT = '<img src=x onerror=alert(1)>'
const nameOf = (account: string) => demoPeople.find((person) => person.account === account)?.name ?? ''

describe.each(widths)('the page of a task, at %i px', (width) => {
  const plain = { width, javaScriptEnabled: false }
  let site: BrowserSite
  let story: Story

  beforeAll(async () => {
    await buildBundle()
    site = await startBrowserSite()
    const time = { now: '2024-04-25T09:12:00+08:00' }
    mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', time))
    story = await tell(site, { ...exampleForm, projectName: `${SCRIPT}智造园` })
    await story.upload('civil-defence-area-table', await exampleMaterial('first', 1))
    await story.upload('civil-defence-area-table', await exampleMaterial('second', 3), `${SCRIPT}.pdf`)
    await story.upload('area-calculation', Buffer.from('%PDF-1.7\nnothing follows'))
    await story.provideEverything()
    await story.submit()
    await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await story.reaches('inReview')
  })
  afterAll(async () => await site.close())

  const departmentOf = (permit: string) => reviews.find(([letter]) => letter === permit)?.[1] ?? ''
  const addressOf = async (account: string, node: string) => (await story.task(account, node)).replace('/api/v1', '')

  /** A reviewer at the page of the task about this permit, which they have claimed. */
  const atWork = async (permit: string, options: VisitOptions = plain) => {
    const account = `reviewer-${departmentOf(permit)}`
    const address = await addressOf(account, `review${permit}`)
    const page = await site.visit(account, options)
    await page.goto(address)
    await page.click('[data-shortcut=claim]')
    return { account, address, page }
  }

  const errors = async (page: Page) => await page.locator('.error-summary li').allTextContents()

  test('R5 shows what was applied for, and materials side by side with their pages, without a script', async () => {
    const account = 'reviewer-civil-air-defence'
    const page = await site.visit(account, plain)
    await page.goto(await addressOf(account, 'reviewC'))
    expect(await page.textContent('h1')).toBe('人防许可决定书：审查人防报建')
    expect(await page.textContent('.fact-grid')).toMatch(/应建面积\s*790.00 平方米/)

    await page.click('.material-list a:text("人防面积计算表")')
    await page.click('.preview a:text("下一页")')

    expect(await page.textContent('.preview-head')).toMatch(/<img src=x onerror=alert\(1\)>\.pdf\s*第 2 \/ 3 页/)
    await page.waitForLoadState('load')
    expect(await page.evaluate('document.querySelector(".preview-page").naturalWidth')).toBe(1240)
    expect(await page.textContent('.is-current')).not.toContain('未看')
    await page.click('.preview-versions a:text("第 1 版")')
    expect(await page.textContent('.preview-head')).toMatch(/civil-defence-area-table\.pdf\s*第 1 \/ 1 页/)
  })

  test('R6 keeps the way to the decision in sight where it stands below the materials', async () => {
    const page = await site.visit('reviewer-civil-air-defence', plain)

    await page.goto(await addressOf('reviewer-civil-air-defence', 'reviewC'))

    const box = await page.locator('.to-decision a').boundingBox()
    if (width === 1280) return expect(box).toBeNull()
    expect(box?.y).toBeLessThan(844 - 36)
    await page.click('.to-decision a')
    expect((await page.locator('[data-shortcut=claim]').boundingBox())?.y).toBeLessThan(844 - 36)
    expect(await page.locator('#materials [role=alert]').isVisible()).toBe(false)
  })

  test('keeps the page and what is written on it when a material cannot be fetched', async () => {
    const page = await site.visit('reviewer-civil-air-defence')
    await page.goto(await addressOf('reviewer-civil-air-defence', 'reviewC'))
    const next = page.locator('.preview a:text("下一页")')
    const told = page.locator('#materials [role=alert]')
    await page.click('.material-list a:text("人防面积计算表")')
    await next.waitFor()

    await page.route('**/tasks/**', (route) => route.abort('connectionrefused'))
    await next.click()
    await told.filter({ hasText: '没有取到材料' }).waitFor()
    await page.unroute('**/tasks/**')
    await page.context().clearCookies()
    await next.click()
    await told.filter({ hasText: '登录已失效' }).waitFor()

    expect(await page.textContent('.preview-head')).toContain('第 1 / 3 页')
    expect(await page.textContent('h1')).toBe('人防许可决定书：审查人防报建')
  })

  test('R5 says in words that a file cannot be shown, and offers it for download', async () => {
    const page = await site.visit('reviewer-civil-air-defence', plain)
    await page.goto(await addressOf('reviewer-civil-air-defence', 'reviewC'))

    await page.click('.material-list a:text("面积计算书")')

    expect(await page.textContent('.preview-none')).toContain('文件无法解析')
    expect(await page.getAttribute('.preview a[download]', 'href')).toContain('/materials/area-calculation/file')
  })

  test('R5 runs nothing that was typed, and draws the step', async () => {
    const account = 'reviewer-urban-management'
    const address = await addressOf(account, 'reviewO')
    const page = await site.visit(account, { width })
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('dialog', (dialog) => complaints.push(dialog.message()))

    for (const tab of ['review', 'form', 'history', 'opinions', 'diagram']) await page.goto(`${address}?tab=${tab}`)
    await page.waitForSelector('siji-diagram.is-drawn')

    expect(complaints).toEqual([])
    await expect.poll(() => page.locator('.siji-diagram-canvas [data-element-id=reviewO]').count()).toBe(1)
  })

  test('R6 asks for everything that an outcome needs, at once, and keeps what was typed', async () => {
    const { page } = await atWork('O')

    await page.click('.decision .button-primary')
    await expect.poll(() => errors(page)).toEqual(['请选择结论。'])

    await page.check('input[value=refuse]')
    await page.fill('[name="reason.refuse"]', `${SCRIPT}绿地不得占用`)
    await page.click('.decision .button-primary')
    await expect.poll(() => errors(page)).toEqual(['请填写法律依据。'])
    expect(await page.inputValue('[name="reason.refuse"]')).toBe(`${SCRIPT}绿地不得占用`)
    await page.click('.error-summary a')
    expect(await page.evaluate('document.activeElement.name')).toBe('legalBasis.refuse')

    await page.check('input[value=needsProcedure]')
    await page.click('.decision .button-primary')
    await expect.poll(() => errors(page)).toEqual(['请填写理由。'])

    await page.check('input[value=agree]')
    await page.click('.decision .button-primary')
    expect(new URL(page.url()).pathname).toBe('/parks/demo/inbox/mine')
    expect(await page.textContent('.notice')).toContain('已提交，等待复核')
  })

  test('R6 itemises a correction, which the second person sends back and then confirms', async () => {
    const { page, address } = await atWork('C')
    const named = (index: number, key: string) => `[name="finding.needsCorrection.${index}.${key}"]`
    await page.check('input[value=needsCorrection]')
    await page.fill(named(0, 'whatIsWrong'), '缺第 3 页')
    await page.click('button:text("增加一项")')
    await page.click('button:text("增加一项")')
    await page.fill(named(1, 'howToFix'), '请盖章后重新上传')
    await page.selectOption(named(1, 'about'), { label: '人防设计文件' })
    await page.click('.decision .button-primary')
    await expect.poll(() => errors(page)).toEqual(['请写明怎么补正，不超过 2000 字。', '请写明问题，不超过 2000 字。'])

    await page.click('button:text("去掉第 1 项")')
    await page.fill(named(0, 'whatIsWrong'), `${SCRIPT}图纸缺章`)
    await page.click('.decision .button-primary')
    expect(await page.textContent('.notice')).toContain('等待复核')

    const checker = await site.visit('checker-civil-air-defence', plain)
    await checker.goto(address)
    expect(await checker.textContent('.written')).toMatch(
      /需补正[\s\S]*人防设计文件；<img src=x onerror=alert\(1\)>图纸缺章；补正：请盖章后重新上传/,
    )
    await checker.click('button:text("退回审查人")')
    await expect.poll(() => errors(checker)).toEqual(['请写明退回的理由。'])
    await checker.fill('#field-reason', '请写明哪几张')
    await checker.click('button:text("退回审查人")')
    expect(await checker.textContent('.notice')).toContain('已退回审查人')

    await page.goto(address)
    expect(await page.textContent('.written')).toContain('请写明哪几张')
    expect(await page.inputValue(named(0, 'whatIsWrong'))).toBe(`${SCRIPT}图纸缺章`)
    await page.fill(named(0, 'whatIsWrong'), '第 2、5 张图纸缺章')
    await page.click('.decision .button-primary')
    await checker.goto(address)
    await checker.click('button:text("复核通过")')
    expect(await checker.textContent('.notice')).toContain('复核通过')
    await page.goto(`${address}?tab=history`)
    expect(await page.textContent('.history')).toMatch(
      /领取[\s\S]*提交结论[\s\S]*复核退回[\s\S]*提交结论[\s\S]*复核通过/,
    )
  })

  test('R6 does not let the same person check, and says so', async () => {
    const { page, address } = await atWork('R')
    await page.check('input[value=agree]')
    await page.click('.decision .button-primary')

    await page.goto(address)

    expect(await page.textContent('#decision')).toContain('等待复核')
    expect(await page.locator('button:text("复核通过")').count()).toBe(0)
  })

  test('R6 saves the draft by itself, for its writer alone, and brings it back', async () => {
    const { page, address } = await atWork('D', { width })
    await page.check('input[value=refuse]')
    const saved = page.waitForResponse((answer) => answer.request().postData()?.includes('q%3Dunfit') === true)
    await page.fill('[name="reason.refuse"]', '承包人资质不符 q=unfit')
    await saved
    await page.waitForSelector('[data-draft-status]:text("已保存")')

    await page.goto(address)

    expect(await page.inputValue('[name="reason.refuse"]')).toBe('承包人资质不符 q=unfit')
    expect(await page.textContent('[data-draft-status]')).toMatch(/草稿 09:\d\d 已保存/)
    await page.locator('.material-list a').nth(1).click()
    const second = page.locator('.material-list li:nth-child(2).is-current')
    await second.waitFor()
    await page.click('.decision .button-primary')
    await page.locator('.error-summary').waitFor()
    await expect.poll(() => second.count()).toBe(1)
    await expect.poll(() => errors(page)).toEqual(['请填写法律依据。'])
    expect(await accessibilityFaults(page)).toEqual([])
    const deputy = await site.visit('reviewer-housing-construction-deputy', plain)
    await deputy.goto(address)
    expect(await deputy.textContent('main')).not.toContain('承包人资质不符')
    expect(await deputy.textContent('#decision')).toContain(`${nameOf('reviewer-housing-construction')} 于`)
  })

  test('R6 keeps what was typed when the session ends in the middle', async () => {
    const { page, address, account } = await atWork('L')
    await page.check('input[value=refuse]')
    await page.fill('[name="reason.refuse"]', '用地性质不符')
    await page.fill('[name="legalBasis.refuse"]', '城乡规划法第三十八条')
    await page.context().clearCookies()

    await page.click('.decision .button-primary')
    expect(await page.textContent('main')).toContain('没有丢失')
    await page.fill('#account', account)
    await page.fill('#password', 'siji-demo-2024')
    await page.click('main button')
    await page.click('main button')

    expect(await page.textContent('.notice')).toContain('等待复核')
    await page.goto(address)
    expect(await page.textContent('.written')).toMatch(/不予许可[\s\S]*用地性质不符[\s\S]*第三十八条/)
  })

  test('R11 tells a second reviewer who was faster, and loses none of their words', async () => {
    const { page, address } = await atWork('K')
    await page.check('input[value=refuse]')
    await page.fill('[name="reason.refuse"]', '我写了很久的理由')
    await page.fill('[name="legalBasis.refuse"]', '建筑法第八条')
    const sameReviewer = await site.visit('reviewer-housing-construction', plain)
    await sameReviewer.goto(address)
    await sameReviewer.click('button:text("退回部门")')
    const deputy = await site.visit('reviewer-housing-construction-deputy', plain)
    await deputy.goto(address)
    await deputy.click('[data-shortcut=claim]')

    await page.click('.decision .button-primary')
    expect(await page.textContent('.notice-red')).toContain('任务已经不在您手里')
    expect(await page.textContent('#decision')).toContain(
      `${nameOf('reviewer-housing-construction-deputy')} 于 4月25日 09:`,
    )
    expect(await page.textContent('.notice-yellow')).toContain('我写了很久的理由')
    const scripted = await site.visit('reviewer-housing-construction', { width })
    await scripted.goto(address)
    expect(await accessibilityFaults(scripted)).toEqual([])

    await deputy.check('input[value=agree]')
    await deputy.click('.decision .button-primary')
    await page.goto(address)
    expect(await page.textContent('#decision')).toContain('提交了“审查施工许可”的结论')
    expect(await page.textContent('.notice-yellow')).toContain('我写了很久的理由')
    await page.click('button:text("删除这份草稿")')
    expect(await page.locator('.notice-yellow').count()).toBe(0)
  })

  test('R6 does once what is pressed twice, and answers the back button in words', async () => {
    const { page } = await atWork('P')
    await page.check('input[value=agree]')
    const form = await page.evaluate("Object.fromEntries(new FormData(document.querySelector('.decision')))")
    const action = String(await page.getAttribute('.decision', 'action'))
    const send = async () =>
      await page.request.post(action, {
        // What the page's own form holds.
        form: form as Record<string, string>,
        headers: { 'sec-fetch-site': 'same-origin' },
        maxRedirects: 0,
      })

    const answers = await Promise.all([send(), send()])
    expect(answers.map((answer) => answer.status())).toEqual([303, 303])

    await page.click('.decision .button-primary')
    expect(await page.textContent('.notice')).toMatch(/已提交|已经不在您手里/)
  })

  test('R5 shows the opinions of others once all departments have answered, and the lead all findings', async () => {
    const early = await site.visit('reviewer-urban-management', plain)
    await early.goto('/parks/demo/inbox/done')
    await early.click('.row-link')
    const address = new URL(early.url()).pathname
    await early.goto(`${address}?tab=opinions`)
    expect(await early.textContent('main')).not.toContain('图纸缺章')
    const finish = async (permit: string) => {
      const checker = await site.as(`checker-${departmentOf(permit)}`)
      const tasks = (await checker.get('/api/v1/parks/demo/tasks?view=department')).list
      for (const { instanceId, key, node } of tasks.filter(({ state }) => String(state) === 'inCheck')) {
        if (String(node) !== `review${permit}`) continue
        mustSucceed(await checker.post(`/api/v1/parks/demo/tasks/${String(instanceId)}/${String(key)}/confirmation`))
      }
    }
    for (const permit of ['O', 'R', 'L', 'K', 'P']) await finish(permit)
    const drafted = await site.visit('reviewer-housing-construction', plain)
    await drafted.goto('/parks/demo/inbox/mine')
    await drafted.click('.row-link')
    await drafted.check('input[value=agree]')
    await drafted.click('.decision .button-primary')
    await finish('D')
    await site.engine.whenIdle()

    await early.goto(`${address}?tab=opinions`)
    expect(await early.textContent('main')).toMatch(/国防动员办公室[\s\S]*需补正[\s\S]*图纸缺章/)

    const lead = await site.visit('reviewer-park-approval-bureau', plain)
    await lead.goto(await addressOf('reviewer-park-approval-bureau', 'mergeFindings'))
    expect(await lead.textContent('.merge-group')).toMatch(/人防设计文件[\s\S]*图纸缺章/)
    await lead.click('[data-shortcut=claim]')
    await lead.fill('[name="fields.introduction"]', '请一并补正')
    await lead.click('.decision .button-primary')
    expect(await lead.textContent('.notice')).toContain('已提交')
    await story.reaches('inCorrection')
  })

  test('R6 answers a task that has a form of its own and no outcomes', async () => {
    const other = await tell(site, { ...exampleForm, projectCode: '2403-430302-04-01-900012' })
    await other.provideEverything()
    await other.submit()
    await other.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await other.reaches('inReview')
    await review(other, 'C', { outcome: 'needsProcedure', reason: '需要专家评审' })
    const account = 'reviewer-civil-air-defence'
    const page = await site.visit(account, plain)
    await page.goto((await other.task(account, 'procedureC')).replace('/api/v1', ''))
    await page.click('[data-shortcut=claim]')

    await page.click('.decision .button-primary')
    await expect.poll(() => errors(page)).toEqual(['请填写结果。'])
    await page.fill('[name="fields.result"]', '专家评审通过')
    await page.click('.decision .button-primary')

    expect(await page.textContent('.notice')).toContain('已提交')
    await other.task(account, 'reviewC')
  })

  test('R5 is for its own department in its own park', async () => {
    const stranger = await site.visit('reviewer-urban-management', plain)
    const owner = await site.visit('owner', plain)
    const done = await site.visit('reviewer-civil-air-defence', plain)
    await done.goto('/parks/demo/inbox/done')
    const address = String(await done.getAttribute('.row-link', 'href'))

    const answers = [
      await stranger.goto(address),
      await owner.goto(address),
      await done.goto(address.replace('/demo/', '/elsewhere/')),
      await done.goto(address.replace(/\d+$/, '9999')),
      await done.goto(address.replace(/\/[0-9a-f-]{36}\//, '/0193a5e0-0000-7000-8000-000000000000/')),
    ]

    expect(answers.map((answer) => answer?.status())).toEqual([403, 403, 404, 404, 404])
    expect(await stranger.textContent('h1')).toBe('任务属于其他部门或岗位')
  })
})
