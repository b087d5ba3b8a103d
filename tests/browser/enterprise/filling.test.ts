import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../../api/app.ts'
import { exampleMaterial } from '../../../api/demo-data/example-material.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { type Story, tell } from '../../support/story.ts'
import { widths } from '../widths.ts'

let site: BrowserSite

beforeAll(async () => {
  site = await startBrowserSite()
})
afterAll(async () => await site.close())

describe.each(widths)('filling in an application, at %i px', (width) => {
  let story: Story
  let base: string

  beforeAll(async () => {
    story = await tell(site)
    base = `/parks/demo/applications/${story.id}`
  })

  test('E2: keeps what is typed as it is typed, shows what then applies, and says so when the network is gone', async () => {
    const page = await site.visit('owner', { width })
    await page.goto(`${base}/sections/site`)
    expect(await page.isVisible('#field-form-dischargeVolume')).toBe(false)

    await page.check('#field-form-dischargesToSewer')
    await page.locator('.status-line.tone-green').waitFor()
    expect(await page.textContent('.status-line')).toMatch(/^已保存 \d\d:\d\d$/)
    await page.locator('#field-form-dischargeVolume').waitFor({ state: 'visible' })

    await page.context().setOffline(true)
    await page.fill('#field-form-dischargeVolume', '12')
    await page.locator('.status-line.tone-red').waitFor()
    expect(await page.textContent('.status-line')).toBe('网络断了，内容留在本机，连上后自动保存')
    await page.context().setOffline(false)
    await page.locator('.status-line.tone-green').waitFor()

    const { form } = await story.application()
    expect(form).toMatchObject({ dischargesToSewer: true, dischargeVolume: '12' })
    await story.save({ dischargesToSewer: false })
  })

  test('E3: fetches the name of a company that it knows by the credit code, and says which code cannot be one', async () => {
    const page = await site.visit('owner', { width })
    await page.goto(`${base}/sections/contract`)
    const code = page.locator('#field-form-surveyorCreditCode')
    const name = page.locator('#field-form-surveyorName')
    const words = page.locator('#field-form-surveyorCreditCode-company')
    const own = String((await story.application()).enterprise?.creditCode)
    await name.fill('')

    await code.fill(`${own.slice(0, -1)}${own.endsWith('A') ? 'B' : 'A'}`)
    await code.blur()
    await words.getByText('第 18 位（校验码）不正确').waitFor()
    expect(await code.getAttribute('aria-invalid')).toBe('true')
    await page.locator('.status-line.tone-green').waitFor()
    await page.reload()
    expect(await page.textContent('.error-summary')).toContain('勘察单位统一社会信用代码：')

    await code.fill(own.toLowerCase())
    await code.blur()
    await words.getByText('已带出企业名称').waitFor()
    expect(await name.inputValue()).toBe(String((await story.application()).enterprise?.name))
    expect(await code.getAttribute('aria-invalid')).toBeNull()
    // What the server said of the code before is gone.
    expect(await page.getByText('校验码）不正确').count()).toBe(1)
  })

  test('E2: goes on with an upload where it was cut off', async () => {
    const page = await site.visit('owner', { width })
    const pdf = Buffer.concat([Buffer.from(await exampleMaterial('design-scheme')), Buffer.alloc(1_200_000, 32)])
    let cut = false
    const offsets: string[] = []
    await page.route('**/uploads/*', async (route) => {
      const offset = route.request().headers()['upload-offset']
      if (offset !== undefined) offsets.push(offset)
      if (cut || offset !== '524288') return await route.continue()
      cut = true
      await route.abort('connectionreset')
    })
    await page.goto(`${base}/materials`)

    const row = page.locator('#material-design-scheme')
    await row
      .locator('input[type=file]')
      .setInputFiles({ name: '总平面图.pdf', mimeType: 'application/pdf', buffer: pdf })
    await row.locator('button').click()
    await page.locator('#material-design-scheme .tag-green').waitFor()

    expect(await row.textContent()).toContain('总平面图.pdf')
    expect(offsets).toEqual(['0', '524288', '524288', '1048576'])
  })
})

describe('what is typed into an application', () => {
  let story: Story
  let base: string

  beforeAll(async () => {
    story = await tell(site)
    base = `/parks/demo/applications/${story.id}`
  })

  test('shows what two windows changed to something else, and loses nothing of either', async () => {
    const page = await site.visit('owner', { javaScriptEnabled: false })
    await page.goto(`${base}/sections/project`)
    await story.save({ projectName: '另一窗口的名称', siteAddress: '另一窗口的地址' })

    await page.fill('#field-form-projectName', '这个窗口的名称')
    await page.click('text=保存并返回目录')

    expect(await page.textContent('#field-form-projectName-error')).toContain('另一个窗口里已改为“另一窗口的名称”')
    expect(await page.inputValue('#field-form-projectName')).toBe('这个窗口的名称')
    await page.click('text=保存并返回目录')
    await page.waitForURL(`**${base}`)
    const { form } = await story.application()
    expect(form).toMatchObject({ projectName: '这个窗口的名称', siteAddress: '另一窗口的地址' })
  })

  test('says at the field what is wrong, and keeps it as it was typed', async () => {
    const page = await site.visit('owner', { width: 390, javaScriptEnabled: false })
    await page.goto(`${base}/sections/land`)

    await page.fill('#field-form-landTermYears', '60')
    await page.click('text=保存，下一部分')

    expect(await page.textContent('#field-form-landTermYears-error')).toContain('工业用地出让年限最高为 50 年')
    expect(await page.inputValue('#field-form-landTermYears')).toBe('60')
    expect(await page.getAttribute('.error-summary a', 'href')).toBe('#field-form-landTermYears')
    await page.fill('#field-form-landTermYears', '50')
    await page.click('text=保存，下一部分')
    await page.waitForURL('**/sections/building')
  })

  test('shows what was typed and what a file is called as text, whatever it holds', async () => {
    const nasty = `"><img src=x onerror=alert(1)><script>alert(1)</script>`
    const page = await site.visit('owner')
    const dialogs: string[] = []
    page.on('dialog', (dialog) => dialogs.push(dialog.message()))
    await story.save({ projectName: nasty.slice(0, 100), occupationPlace: nasty, registeredAddress: nasty })
    await story.upload('area-calculation', undefined, `${nasty.replaceAll('/', '')}.pdf`)

    for (const part of [
      '',
      '/sections/project',
      '/sections/applicant',
      '/materials',
      '/materials/area-calculation',
      '/check',
    ]) {
      await page.goto(`${base}${part}`)
      expect(await page.locator('main img').count(), part).toBe(0)
    }
    await page.goto('/parks/demo/applications')

    expect(await page.textContent('.row-title')).toContain('<script>')
    expect(dialogs).toEqual([])
    await story.save({ projectName: '湘潭中工京迪智造园' })
  })

  test('keeps what was typed when the session has ended meanwhile', async () => {
    const page = await site.visit('owner', { javaScriptEnabled: false })
    await page.goto(`${base}/sections/project`)
    await page.context().clearCookies()

    await page.fill('#field-form-phase', '一期')
    await page.click('text=保存并返回目录')
    expect(await page.textContent('main')).toContain('您填写的内容没有丢失')
    await page.fill('#account', 'owner')
    await page.fill('#password', 'siji-demo-2024')
    await page.click('main button')
    await page.click('main button:has-text("继续提交")')

    await page.waitForURL(`**${base}`)
    expect((await story.application()).form).toMatchObject({ phase: '一期' })
  })

  test('is not there for another enterprise, in another park, or under an id that is none', async () => {
    const stranger = await site.visit('owner-2')

    for (const part of [
      '',
      '/sections/land',
      '/materials',
      '/check',
      '/submitted',
      '/correction',
      '/withdrawal',
      '/receipt.pdf',
    ]) {
      const answer = await stranger.request.get(`${base}${part}`, { headers: { accept: 'text/html' } })
      expect(answer.status(), part).toBe(404)
    }
    const own = await site.visit('owner')
    for (const address of [
      base.replace('demo', 'elsewhere'),
      `${base}/sections/nothing`,
      `${base}/materials/nothing`,
    ]) {
      const answer = await own.request.get(address, { headers: { accept: 'text/html' } })
      expect([404, 422], address).toContain(answer.status())
    }
  })

  test('loses nothing of a page that is open while the server is restarted', async () => {
    const page = await site.visit('owner')
    await page.goto(`${base}/sections/project`)
    const { engine, database, config, app } = site
    await app.close()
    await page.fill('#field-form-phase', '二期')
    await page.locator('.status-line.tone-red').waitFor()

    const restarted = await buildApp({ engine, database, config, cipher: app.cipher, mostDelay: 0 })
    await restarted.listen({ host: '127.0.0.1', port: Number(new URL(site.origin).port) })
    try {
      await page.locator('.status-line.tone-green').waitFor()
      await page.click('text=保存并返回目录')
      await page.waitForURL(`**${base}`)
      await page.goto(`${base}/sections/project`)
      expect(await page.inputValue('#field-form-phase')).toBe('二期')
    } finally {
      await restarted.close()
    }
  })
})
