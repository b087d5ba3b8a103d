import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleDeferred, exampleFinding } from '../../../api/demo-data/example-form.ts'
import { exampleMaterial } from '../../../api/demo-data/example-material.ts'
import { buildBundle } from '../../../api/designer-bundle/build-bundle.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { review, reviews, type Story, sign, tell } from '../../support/story.ts'
import { widths } from '../widths.ts'

const aboutTheAddress = {
  field: 'siteAddress',
  whatIsWrong: '地址不全',
  howToFix: '写明路口方位',
  rule: '填表说明第 6 项',
}

/** One application told from its submission to its permits; each test goes on where the one before it ended. */
describe.each(widths)('an application after its submission, at %i px', (width) => {
  let site: BrowserSite
  let story: Story
  let base: string
  let page: Page

  beforeAll(async () => {
    await buildBundle()
    site = await startBrowserSite()
    story = await tell(site)
    base = `/parks/demo/applications/${story.id}`
    await (await site.as('owner')).post(`${story.url}/materials/${exampleDeferred}/deferral`, { signed: true })
    await story.provideEverything()
    await story.submit()
    page = await site.visit('owner', { width, javaScriptEnabled: false })
  })
  afterAll(async () => await site.close())

  test('E5: shows the stage, every department, the promised date, and nothing of a finding before it is told', async () => {
    await story.answer('window', 'checkCompleteness', { outcome: 'deferrableOnly' })
    await story.reaches('inReview')
    await review(story, 'C', { outcome: 'needsCorrection', findings: [exampleFinding, aboutTheAddress] })

    await page.goto(base)

    expect(await page.textContent('.notice')).toMatch(/监理合同还没有补交.*还剩 10 个工作日/s)
    expect(await page.locator('[aria-current=step]').textContent()).toMatch(/并联审批.*正在办理/s)
    expect(await page.locator('main').textContent()).toMatch(/人防许可决定书.*审查中/s)
    expect(await page.locator('main').textContent()).not.toContain(exampleFinding.whatIsWrong)
    expect(await page.locator('.aside .due').first().textContent()).toMatch(
      /还剩 3 个工作日.*受理，3 个工作日，.*到期/s,
    )
    expect(await page.locator('.aside').textContent()).toContain('受理通知书')
  })

  test('E5: says what is asked of me, and why the clock stands still', async () => {
    for (const [permit] of reviews.filter(([letter]) => letter !== 'C'))
      await review(story, permit, { outcome: 'agree' })
    await story.answer('reviewer-park-approval-bureau', 'mergeFindings', {})
    await story.reaches('inCorrection')

    await page.goto(base)

    expect(await page.textContent('.notice')).toMatch(/有 2 处需要您补正.*人防面积计算表缺第 3 页.*还剩 20 个工作日/s)
    expect(await page.locator('main').textContent()).toContain('7 项中 6 项已通过')
    expect(await page.textContent('.pause')).toMatch(/起中止：等企业补正.*不计入承诺时限/s)
    await page.goto('/parks/demo/applications?tab=asked')
    expect(await page.textContent('.row-side')).toMatch(/去补正.*还剩 20 个工作日/s)
  })

  test('E5: shows the process as a diagram on request, and no step that nobody has been told of', async () => {
    const looking = await site.visit('owner', { width })
    await looking.goto(base)
    await looking.click('text=查看流程图')

    await looking.locator('siji-diagram svg [data-element-id=reviewC]').waitFor()

    const overlays = JSON.parse(String(await looking.getAttribute('siji-diagram', 'overlays')))
    expect(overlays.elements).toMatchObject({ reviewC: { state: 'waiting' }, reviewL: { state: 'done' } })
    expect(Object.keys(overlays.elements)).toHaveLength(7)
    await looking.close()
  })

  test('E8: mends each finding where it stands, keeps the old version, and hands it all in at once', async () => {
    await page.goto(base)
    await page.click('text=去补正')
    const item = page.locator('.findings > li').first()
    expect(await item.textContent()).toMatch(/缺第 3 页.*请补传.*国人防办字第18号/s)

    const buffer = Buffer.from(await exampleMaterial(exampleFinding.material, 3))
    await item.locator('input[type=file]').setInputFiles({ name: '计算表.pdf', mimeType: 'application/pdf', buffer })
    await item.locator('button').click()
    await page.locator('.findings .tag-green').waitFor()
    await expect
      .poll(() => item.locator('.versions li').allTextContents())
      .toEqual([expect.stringMatching(/计算表\.pdf 第 2 版/), expect.stringMatching(/第 1 版/)])
    await page.fill('#field-form-siteAddress', '演示大道与试验路交汇处东南角 1 号')
    await page.click('text=保存这一项')
    await page.locator('.findings .tag-green').nth(1).waitFor()
    await page.click('text=提交补正')

    await page.locator('text=提交补正').waitFor({ state: 'detached' })
    await story.reaches('inReview')
    await page.goto(base)
    expect(await page.textContent('.notice')).not.toContain('补正')
    expect(await page.textContent('.pause')).toContain('没有计入承诺时限')
  })

  test('E9: lists what was issued, downloads it as one PDF, and leads to the page that verifies it', async () => {
    await review(story, 'C', { outcome: 'agree' })
    await sign(story)
    await story.reaches('delivered')

    await page.goto('/parks/demo/permits')

    await expect.poll(() => page.locator('.rows > li').count()).toBe(7)
    expect(await page.textContent('.rows > li:nth-child(6)')).toMatch(/占破绿许可.*已到期.*有效至/s)
    const pdf = await page.request.get(String(await page.getAttribute('.row-side a', 'href')))
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await page.click('.rows > li:first-child a[href^="/verify/"]')
    await page.locator('.verdict.tone-green').waitFor()
  })

  test('lets the owner decide after a refusal, and names what a withdrawal loses', async () => {
    const other = await tell(site)
    await other.provideEverything()
    await other.submit()
    await other.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await other.reaches('inReview')
    await review(other, 'O', { outcome: 'refuse', reason: '占用绿地过大', legalBasis: '城市绿化条例第十九条' })
    for (const [permit] of reviews.filter(([letter]) => letter !== 'O'))
      await review(other, permit, { outcome: 'agree' })
    await site.engine.whenIdle()
    const address = `/parks/demo/applications/${other.id}`

    await page.goto(address)
    expect(await page.textContent('.notice')).toContain('有一件事要您决定')
    expect(await page.locator('main').textContent()).toMatch(/占破绿许可.*不予许可.*不予许可决定书/s)
    await page.click('.notice a')
    await page.click('main button')
    await expect.poll(() => page.locator('.error-summary').count()).toBe(1)
    await page.check('input[value=proceedWithRest]')
    const choice = page.url()
    const form = { commandId: await page.inputValue('input[name=commandId]'), outcome: 'proceedWithRest' }
    await page.click('main button')
    await page.waitForURL(`**${address}`)
    const again = await page.request.post(choice, { form, headers: { 'sec-fetch-site': 'same-origin' } })
    expect(new URL(again.url()).pathname).toBe(address)
    await other.reaches('decided')

    const filer = await site.visit('filer', { width, javaScriptEnabled: false })
    await filer.goto(`${address}/withdrawal`)
    expect(await filer.textContent('main')).toContain('撤回只能由建设单位本单位办理')
    await page.goto(address)
    await page.click('text=撤回申请')
    expect(await page.textContent('main')).toContain('7 项许可的审查全部停止')
    await page.click('main button')
    await page.locator('.tag:has-text("已撤回")').waitFor()
    expect(await page.locator('.stage-stopped').textContent()).toMatch(/并联审批.*已终止/s)
  })
})
