import postgres from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { park } from '../../support/story.ts'
import { atWindow, clerk, registration, WINDOW } from './at-window.ts'
import { keyboardOf } from './keyboard.ts'

// Two and a half keys a second is a practised clerk who also reads from the paper.
const KEYS_IN_TWO_MINUTES = 300

describe('the window', () => {
  let site: BrowserSite
  const { post, registered, answered, fillForm, handOverPapers, sign, fillEverything } = atWindow(() => site)

  beforeAll(async () => {
    site = await startBrowserSite()
  })
  afterAll(async () => await site.close())

  test('W1 registers who comes in person by the keyboard alone, papers in hand, and W2 prints the receipt', async () => {
    const page = await site.visit('window', { javaScriptEnabled: false })
    const { press, type, tabTo, typeInto, pressed } = keyboardOf(page)
    await page.goto(WINDOW)
    expect(await page.textContent('.empty-headline')).toBe('没有待审查的收件')

    const begun = performance.now()
    await tabTo('a[href$="/window/register"]')
    await press('Enter')
    // A page gives its first field the focus a moment after it has loaded.
    await page.waitForSelector('[name=creditCode]:focus')
    await type('91430399mafake0190')
    await press('Enter')
    await page.waitForURL('**creditCode=**')
    expect(await page.textContent('.error-summary')).toContain('校验码')
    await tabTo('[name=creditCode]')
    await press('Control+A')
    await type('91430399mafake019n')
    await press('Enter')
    await page.waitForSelector('[name="form.filerName"]')
    expect(await page.textContent('.facts')).toContain('湘潭中工京迪产业园发展有限公司')
    await typeInto('[name="form.filerName"]', '演示经办人')
    await typeInto('[name="form.filerMobile"]', '13800000000')
    await typeInto('[name="form.projectName"]', '湘潭中工京迪智造园')
    await typeInto('[name="form.projectCode"]', '2403-430302-04-01-900001')
    await tabTo('[name="paper.business-licence.kind"]')
    await press('ArrowDown')
    await typeInto('[name="paper.business-licence.pages"]', '3')
    await tabTo('main button[type=submit]')
    await press('Enter')
    await page.waitForURL('**/receipts/1')
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
    console.info(`W1: ${pressed()} keys from the list to the receipt; the machine took ${seconds} s.`)

    expect(pressed()).toBeLessThanOrEqual(KEYS_IN_TWO_MINUTES)
    const sheet = await page.textContent('main')
    expect(sheet).toMatch(/SQ\d{8}001/)
    expect(sheet).toContain('5 个工作日内')
    expect(sheet).toContain('第 1 次打印')
    await page.goto(`${WINDOW}`)
    expect(await page.textContent('tbody')).toContain('窗口登记')
    await page.click('.row-link')
    const received = await page.textContent('main')
    expect(received).toContain('纸质原件，3 页')
    expect(received).toContain(`登记人${clerk}`)
    expect(received).toContain('138****0000')
  })

  test('W1 says which application is under way, and goes on only with a reason', async () => {
    const page = await site.visit('window', { javaScriptEnabled: false })
    await registered(page, '910001')

    await page.goto(`${WINDOW}/register?creditCode=91430399MAFAKE019N`)
    expect(await page.textContent('.rows')).toContain('同一企业')
    await page.fill('[name="form.filerName"]', '演示经办人')
    await page.fill('[name="form.filerMobile"]', '13800000000')
    await page.fill('[name="form.projectName"]', '演示项目')
    await page.fill('[name="form.projectCode"]', '2403-430302-04-01-910001')
    await page.click('main button[type=submit]')
    expect(await page.textContent('.error-summary')).toContain('正在办理')
    expect(await page.textContent('.rows')).toContain('同一项目')
    expect(await page.inputValue('[name="form.projectName"]')).toBe('演示项目')

    await page.fill('[name=conflictReason]', '二期单独申请')
    await page.click('main button[type=submit]')
    await page.click('text=返回收件')
    expect(await page.textContent('.aside')).toContain('二期单独申请')
  })

  test('W1 takes up an enterprise that nobody knows, and tells every mistake at once', async () => {
    const page = await site.visit('window', { javaScriptEnabled: false })
    await page.goto(`${WINDOW}/register?creditCode=91430399MAFAKE0437`)

    await page.fill('[name="paper.business-licence.pages"]', 'viele')
    await page.selectOption('[name="paper.business-licence.kind"]', 'original')
    await page.click('main button[type=submit]')
    await expect.poll(() => page.locator('.error-summary li').count()).toBe(8)
    expect(await page.inputValue('[name="paper.business-licence.kind"]')).toBe('original')

    await page.fill('[name="form.enterpriseName"]', '"><img src=x onerror=alert(1)>有限公司')
    await page.fill('[name="form.legalRepresentative"]', '<script>alert(1)</script>')
    await page.fill('[name="form.registeredAddress"]', '{{constructor}}')
    await page.fill('[name="form.filerName"]', '<b>某</b>')
    await page.fill('[name="form.filerMobile"]', '13800000000')
    await page.fill('[name="form.projectName"]', '<svg/onload=alert(1)>项目')
    await page.fill('[name="form.projectCode"]', '2403-430302-04-01-910002')
    await page.fill('[name="paper.business-licence.pages"]', '2')
    await page.click('main button[type=submit]')
    expect(await page.textContent('main')).toContain('<svg/onload=alert(1)>项目')
    await page.click('text=返回收件')
    expect(await page.textContent('main')).toContain('<script>alert(1)</script>')
    expect(await page.locator('main img, main script, main b').count()).toBe(0)
  })

  test('makes one application of a form that is sent twice', async () => {
    const page = await site.visit('window')
    const form = registration('910003')

    const answers = await Promise.all([post(page, `${WINDOW}/register`, form), post(page, `${WINDOW}/register`, form)])

    expect(new Set(answers.map((answer) => answer.headers()['location'])).size).toBe(1)
    await page.goto(`${WINDOW}?list=all&q=910003`)
    await expect.poll(() => page.locator('.window-list tbody tr').count()).toBe(1)
  })

  test('W2 counts every print, and writes down who printed', async () => {
    const page = await site.visit('window', { javaScriptEnabled: false })
    await page.goto(await registered(page, '910004'))

    await page.click('text=重新打印回执')
    expect(new URL(page.url()).pathname).toMatch(/\/receipts\/2$/)
    expect(await page.textContent('main')).toContain('第 2 次打印')
    await page.reload()
    await page.emulateMedia({ media: 'print' })
    expect(await page.isVisible('.sheet-bar')).toBe(false)
    // 25 mm are 94.5 CSS pixels; the quiet zone around it is not counted.
    const qr = await page.locator('.receipt-qr path').boundingBox()
    expect(qr?.width).toBeGreaterThanOrEqual(94.5)
    await page.emulateMedia({ media: 'screen' })
    await page.click('text=返回收件')

    await page.locator('.print-log li').first().waitFor()
    const log = await page.locator('.print-log li').allTextContents()
    expect(log.map((line) => line.replace(/，\d+月.*$/, ''))).toEqual([
      `收件回执，第 1 次，${clerk}`,
      `收件回执，第 2 次，${clerk}`,
    ])
    expect((await page.goto(`${page.url()}/receipts/9`))?.status()).toBe(404)
  })

  test('accepts what it registered only once form, papers and the signed promise are there', async () => {
    const page = await site.visit('window', { javaScriptEnabled: false })
    const officer = await site.as('window')
    const address = await registered(page, '910005')
    const accept = () => answered(address, { outcome: 'complete' })

    expect(await accept()).toBe('form-invalid')
    await page.goto(address)
    expect(await page.textContent('.notice')).toContain('企业尚未签署承诺书')
    await fillForm(page, address, '910005')
    expect(await accept()).toBe('materials-missing')
    await handOverPapers(page, address)
    expect(await accept()).toBe('promise-missing')
    await page.goto(address)
    await page.click('text=登记已签字')
    expect(await page.textContent('.error-summary')).toContain('签字人')
    await sign(page, address)
    expect(await page.textContent('.aside')).toContain('演示法定代表人 于')
    expect(await accept()).toBeUndefined()

    const application = (await officer.get(`${park}/applications/${address.split('/').at(-1)}`)).body
    expect(application.state).toBe('inReview')
    expect(application.submissions).toHaveLength(2)
    await page.goto(`${WINDOW}?list=acceptedToday`)
    expect(await page.textContent('tbody')).toContain('演示项目')
    await page.goto(address)
    await page.click('text=受理通知书')
    expect(await page.textContent('main')).toContain('予以受理')
  })

  test('takes the correction of who comes in person again, and counts anew from there', async () => {
    const page = await site.visit('window', { javaScriptEnabled: false })
    const officer = await site.as('window')
    const address = await registered(page, '910010')
    await answered(address, { outcome: 'incomplete', findings: [{ whatIsWrong: '缺申请表', howToFix: '请补交' }] })
    await page.goto(`${WINDOW}?list=returned&q=910010`)
    expect(await page.textContent('tbody')).toContain('待补正')

    await page.goto(address)
    expect(await page.textContent('.notice')).toContain('等待企业补正')
    await page.click('button:text-is("提交补正")')
    expect(await page.textContent('.error-summary')).toContain('请先录入表单')
    await fillEverything(page, address, '910010')
    await page.goto(address)
    await page.click('button:text-is("提交补正")')

    expect(await page.textContent('.head')).toContain('待受理')
    const id = String(address.split('/').at(-1))
    const { submissions } = (await officer.get(`${park}/applications/${id}`)).body
    expect(submissions).toHaveLength(2)
    await page.click('text=一次性告知书')
    expect(await page.textContent('main')).toContain('缺申请表')
  })

  test('finds what was received by number, project, enterprise or credit code, and gives the list as a file', async () => {
    const page = await site.visit('window', { javaScriptEnabled: false })
    await registered(page, '910006', { 'form.projectName': '百分之%的项目' })

    await page.goto(WINDOW)
    await page.fill('#q', '910006')
    await page.click('.filter button')
    await expect.poll(() => page.locator('.window-list tbody tr').count()).toBe(1)
    await page.fill('#q', '%')
    await page.click('.filter button')
    expect(await page.textContent('.window-list tbody')).toContain('百分之%的项目')
    await expect.poll(() => page.locator('.window-list tbody tr').count()).toBe(1)

    const file = await page.request.get(`${WINDOW}?q=910006&format=csv`)
    expect(await file.text()).toContain('91430399MAFAKE019N')
    expect((await page.goto(`${WINDOW}?q=nirgends`))?.status()).toBe(200)
    expect(await page.textContent('.empty-headline')).toBe('没有找到“nirgends”')
  })

  test('shows nothing to others, and nothing of another park', async () => {
    const page = await site.visit('window')
    const address = await registered(page, '910007')
    const sql = postgres(site.superuserUrl, { max: 1, onnotice: () => {} })
    const other = v7()
    await sql`insert into parks (id, slug, name, zone, closing_time) values (${other}, 'elsewhere', '别处', 'Asia/Shanghai', '17:30')`
    await sql`insert into departments (park_id, code, name, name_en, kind) values (${other}, 'office', 'o', 'o', 'authority')`
    await sql`insert into memberships (park_id, person_id, department, post, standing)
      select ${other}, person_id, 'office', 'windowClerk', 'primary' from credentials where account = 'window'`
    await sql.end()

    for (const path of ['', '/form', '/receipts/1', '/promise-letters/1']) {
      const elsewhere = `${address}${path}`.replace('/demo/', '/elsewhere/')
      expect((await page.request.get(elsewhere)).status(), elsewhere).toBe(404)
    }
    const prints = `${address}/prints`.replace('/demo/', '/elsewhere/')
    expect((await post(page, prints, { document: 'receipt' })).status()).toBe(404)
    const owner = await site.visit('owner')
    expect((await owner.request.get(WINDOW)).status()).toBe(403)
    expect((await owner.request.get(`${WINDOW}/register`)).status()).toBe(403)
  })
})
