import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleDeferred, exampleForm } from '../../../api/demo-data/example-form.ts'
import { exampleMaterial } from '../../../api/demo-data/example-material.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { widths } from '../widths.ts'
import { answers, applicationOf, fillPage } from './filing.ts'

describe.each(widths)('an enterprise that applies, at %i px', (width) => {
  let site: BrowserSite

  beforeAll(async () => {
    site = await startBrowserSite()
  })
  afterAll(async () => await site.close())

  test('E1: sees which permits apply, who decides, how long it takes and which materials it needs', async () => {
    const page = await site.visit('owner', { width, javaScriptEnabled: false })
    await page.goto('/parks/demo/start')
    await page.click('text=七证一天办结')
    await page.click('text=看看要办什么')
    expect(await page.textContent('.error-summary')).toContain('请填写总投资')

    await fillPage(page)
    await page.click('text=看看要办什么')
    await page.locator('#result').waitFor()

    const result = await page.locator('#result').textContent()
    expect(result).toContain('要办 7 项，承诺 1 个工作日办结')
    expect(result).toContain('占用挖掘城市道路、占破绿许可')
    expect(result).not.toContain('污水排入排水管网许可证')
    expect(result).toContain('国防动员办公室（人防）审查 · 湘潭经济技术开发区行政审批局决定')
    expect(result).toContain('法定 30 个工作日')
    const materials = await page.locator('main').textContent()
    expect(materials).toMatch(/监理合同\s*可容缺 10 天/)
    expect(materials).toMatch(/易地建设费凭证\s*视填写情况/)
  })

  test('E2, E4: fills in the parts in any order without a script, is checked, and submits once', async () => {
    const page = await site.visit('owner', { width, javaScriptEnabled: false })
    await page.goto(`/parks/demo/start?${answers}`)
    await page.click('text=按以上回答开始填写')
    await page.waitForURL('**/applications/*')
    const application = applicationOf(page)
    expect(await page.textContent('.notice')).toContain('来自企业登记信息、您刚才的回答')

    for (const section of ['delivery', 'site', 'contract', 'building', 'land', 'project', 'applicant']) {
      await page.goto(`${application}/sections/${section}`)
      await fillPage(page)
      await page.click('text=保存并返回目录')
      await page.waitForURL(`**${application}`)
    }
    await expect.poll(() => page.locator('.tag-green').count()).toBe(7)

    await page.click('text=检查并提交')
    await page.waitForURL('**/check')
    expect(await page.locator('main').textContent()).toContain('缺少营业执照')
    await page.click(`a[href$="/materials/${exampleDeferred}"]`)
    await page.click('text=签署容缺承诺')
    await page.waitForURL('**/materials#material-*')
    for (const upload of await page.locator('.material form').all()) {
      const code =
        String(await upload.getAttribute('action'))
          .split('/')
          .at(-1) ?? ''
      const file = {
        name: `${code}.pdf`,
        mimeType: 'application/pdf',
        buffer: Buffer.from(await exampleMaterial(code)),
      }
      const answer = await page.request.post(`${application}/materials/${code}`, {
        multipart: { file },
        headers: { 'sec-fetch-site': 'same-origin', accept: 'text/html' },
        maxRedirects: 0,
      })
      expect(answer.status(), code).toBe(303)
    }

    await page.goto(`${application}/check`)
    expect(await page.textContent('.notice')).toContain('填写齐全，可以提交')
    const commandId = await page.locator('form[action$="/submission"] input').inputValue()
    await page.click('text=签署承诺书并提交申请')
    expect(await page.textContent('.figure')).toMatch(/^SQ\d{11}$/)
    const again = await page.request.post(`${application}/submission`, {
      form: { commandId },
      headers: { 'sec-fetch-site': 'same-origin', accept: 'text/html' },
    })
    expect(again.url()).toContain('/submitted')

    await page.goBack()
    await page.waitForURL(`**${application}`)
    expect(new URL(page.url()).pathname).toBe(application)
    expect(await page.textContent('h1')).toBe(exampleForm['projectName'])
    expect(await page.textContent('.head')).toContain('已提交')
  })

  test('E4: confirms with number, QR code, what happens next, whom to ask, and a receipt as PDF', async () => {
    const page = await site.visit('owner', { width })
    await page.goto('/parks/demo/applications?tab=underWay')
    await page.click('.row-title a')
    await page.click('text=收件回执')
    await page.waitForURL('**/submitted')

    expect(await page.locator('main').textContent()).toMatch(/行政审批局会在 .*前告知是否受理/)
    expect(await page.locator('main').textContent()).toContain('已交 19 份，容缺 1 份')
    expect(await page.locator('.qr svg').getAttribute('aria-label')).toBe('查询进度的二维码')
    await expect.poll(() => page.locator('main a[href*="/query?number=SQ"]').count()).toBe(1)
    const receipt = await page.request.get(`${applicationOf(page)}/receipt.pdf`)
    expect((await receipt.body()).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('E3: is never asked twice: enterprise and project are filled in from the earlier application, and it says so', async () => {
    const page = await site.visit('owner', { width, javaScriptEnabled: false })
    await page.goto(`/parks/demo/start?${answers}`)
    await page.selectOption('#field-project', { label: String(exampleForm['projectName']) })
    await page.click('text=按以上回答开始填写')
    await page.waitForURL('**/applications/*')
    const application = applicationOf(page)
    expect(await page.textContent('.notice')).toMatch(/已预填 \d+ 项.*申请 SQ\d+、您刚才的回答/s)

    await page.goto(`${application}/sections/land`)
    expect(await page.inputValue('#field-form-landArea')).toBe('66,667.00')
    expect(await page.textContent('#field-form-landArea-hint')).toMatch(/已按申请 SQ\d+填好/)
    await page.goto(`${application}/sections/applicant`)
    expect(await page.inputValue('#field-form-filerId')).toBe('110105********002X')
    await page.goto(`${application}/sections/delivery`)
    expect(await page.isChecked('#field-form-promiseAccepted')).toBe(false)
  })

  test('asks the owner to promise before a filer or an assistant may submit', async () => {
    const filer = await site.visit('filer', { width, javaScriptEnabled: false })
    await filer.goto('/parks/demo/applications')

    await filer.click('.row-title a')
    await filer.waitForURL('**/applications/*')
    await filer.goto(`${applicationOf(filer)}/check`)

    expect(await filer.locator('main').textContent()).toContain('承诺书只能由建设单位本单位签署')
    expect(await filer.locator('form[action$="/promise"]').count()).toBe(0)
    const assistant = await site.visit('assistant')
    await assistant.goto(`/parks/demo/start?${answers}`)
    await expect.poll(() => assistant.locator('#field-enterprise option').count()).toBeGreaterThan(1)
  })
})
