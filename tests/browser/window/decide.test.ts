import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleDeferred } from '../../../api/demo-data/example-form.ts'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { type Story, tell } from '../../support/story.ts'
import { atWindow, clerk, WINDOW } from './at-window.ts'

describe('the decision of the window', () => {
  let site: BrowserSite
  const { registered, answered, fillForm, handOverPapers, sign } = atWindow(() => site)

  beforeAll(async () => {
    site = await startBrowserSite()
  })
  afterAll(async () => await site.close())

  async function submitted(): Promise<Story> {
    const story = await tell(site)
    await story.provideEverything()
    await story.submit()
    await site.engine.whenIdle()
    return story
  }

  test('returns with one notice that tells everything, item by item', async () => {
    const story = await submitted()
    const page = await site.visit('window', { javaScriptEnabled: false })
    await page.goto(`${WINDOW}/${story.id}`)
    await page.click('button:text-is("领取办理")')
    await page.click('.decision .button-primary')
    expect(await page.textContent('.error-summary')).toContain('请选择结论')

    await page.check('input[value=incomplete]')
    await page.fill('[name="finding.incomplete.0.whatIsWrong"]', '<b>营业执照</b>看不清')
    await page.click('button[name=add][value=incomplete]')
    await page.fill('[name="finding.incomplete.1.whatIsWrong"]', '委托书没有盖章')
    await page.click('.decision .button-primary')
    await expect.poll(() => page.locator('.error-summary li').count()).toBe(2)
    await page.fill('[name="finding.incomplete.0.howToFix"]', '请重新扫描')
    await page.fill('[name="finding.incomplete.1.howToFix"]', '请盖章后重新提交')
    await page.click('.decision .button-primary')
    await story.reaches('returned')

    await page.goto(`${WINDOW}?list=returned`)
    expect(await page.textContent('tbody')).toContain('待补正')
    await page.click('.row-link')
    await page.click('text=一次性告知书')
    await expect.poll(() => page.locator('.sheet-items li').count()).toBe(2)
    expect(await page.textContent('main')).toContain('<b>营业执照</b>看不清')
  })

  test('declines with its reason', async () => {
    const story = await submitted()
    const page = await site.visit('window', { javaScriptEnabled: false })
    await page.goto(`${WINDOW}/${story.id}`)
    await page.click('button:text-is("领取办理")')
    await page.check('input[value=notOurs]')
    await page.click('.decision .button-primary')
    expect(await page.textContent('.error-summary')).toContain('请填写理由')

    await page.fill('[name="reason.notOurs"]', '应向市级部门申请')
    await page.click('.decision .button-primary')
    await story.reaches('declined')

    await page.goto(`${WINDOW}/${story.id}`)
    await page.click('text=不予受理决定书')
    expect(await page.textContent('main')).toContain('应向市级部门申请')
  })

  test('tells a second clerk who has it, and keeps what both have typed', async () => {
    const story = await submitted()
    const [one, other] = [await site.visit('window'), await site.visit('window-deputy', { javaScriptEnabled: false })]
    for (const page of [one, other]) await page.goto(`${WINDOW}/${story.id}`)
    await one.click('button:text-is("领取办理")')
    await one.check('input[value=complete]')

    await other.click('button:text-is("领取办理")')
    expect(await other.textContent('.error-summary')).toContain('没有办成')
    expect(await other.textContent('#decision')).toContain(`由 ${clerk} 办理`)
    expect(await other.locator('.decision').count()).toBe(0)

    await one.click('.decision .button-primary')
    await story.reaches('inReview')
    await one.goto(`${WINDOW}?list=acceptedToday`)
    await expect.poll(() => one.locator('.window-list tbody tr').count()).toBe(1)
  })

  test('accepts with a deferral that was signed on paper by somebody without an account', async () => {
    const page = await site.visit('window', { javaScriptEnabled: false })
    const address = await registered(page, '910020')
    await fillForm(page, address, '910020')
    await sign(page, address)
    await page.selectOption('#deferral-code', exampleDeferred)
    await page.click('text=登记容缺承诺')
    expect(await page.textContent('.error-summary')).toContain('签字人')
    expect(await page.inputValue('#deferral-code')).toBe(exampleDeferred)

    await page.fill('#field-deferralSignedBy', '演示董事长')
    await page.click('text=登记容缺承诺')
    expect(await page.textContent('.handed-in')).toMatch(/监理合同\s*容缺\s*10 个工作日内补交，演示董事长 .*纸质签字/)
    await handOverPapers(page, address)
    expect(await answered(address, { outcome: 'deferrableOnly' })).toBeUndefined()

    const id = String(address.split('/').at(-1))
    const owner = await site.visit('owner', { javaScriptEnabled: false })
    await owner.goto(`/parks/demo/applications/${id}`)
    expect(await owner.textContent('.notice')).toContain('监理合同还没有补交')
    await page.goto(address)
    await page.selectOption('#paper-code', exampleDeferred)
    await page.click('.paper-form button')
    await owner.reload()
    expect(await owner.textContent('main')).not.toContain('监理合同还没有补交')
  })

  test('has nothing that axe finds while findings are typed, and does not scroll sideways', async () => {
    const story = await submitted()
    const page = await site.visit('window')
    await page.goto(`${WINDOW}/${story.id}`)
    await page.click('button:text-is("领取办理")')
    await page.check('input[value=incomplete]')

    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 })

      expect(await accessibilityFaults(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    }
  })
})
