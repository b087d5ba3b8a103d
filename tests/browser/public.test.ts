import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleForm } from '../../api/demo-data/example-form.ts'
import { accessibilityFaults } from '../support/accessibility.ts'
import { type BrowserSite, startBrowserSite } from '../support/browser.ts'
import { agreeToAll, type Story, tell } from '../support/story.ts'
import { widths } from './widths.ts'

let site: BrowserSite

beforeAll(async () => {
  site = await startBrowserSite()
})
afterAll(async () => await site.close())

describe('pages that anyone may see', () => {
  test('says in words that there is no such page, and leads back', async () => {
    const page = await site.visit(null)

    const answer = await page.goto('/nowhere')

    expect(answer?.status()).toBe(404)
    expect(await page.textContent('h1')).toBe('未找到')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.click('main a')
    expect(new URL(page.url()).pathname).toBe('/')
  })

  test('speaks English once that is chosen, and Chinese again', async () => {
    const page = await site.visit(null, { javaScriptEnabled: false })
    await page.goto('/verify')

    await page.click('footer a')
    expect(await page.textContent('h1')).toBe('Verify a permit')

    await page.click('footer a')
    expect(await page.textContent('h1')).toBe('证照核验')
  })

  test('never leads to another site after signing in', async () => {
    const page = await site.visit(null, { javaScriptEnabled: false })

    for (const back of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
      await page.goto(`/sign-in?back=${encodeURIComponent(back)}`)
      expect(await page.inputValue('input[name=back]')).toBe('/home')
    }
  })

  test('asks whoever is not signed in to do so, and then shows what was asked for', async () => {
    const page = await site.visit(null, { javaScriptEnabled: false })
    await page.goto('/home')
    expect(new URL(page.url()).pathname).toBe('/sign-in')

    await page.fill('#account', 'owner')
    await page.fill('#password', 'wrong')
    await page.click('main button')
    expect(await page.textContent('.error-summary')).toContain('账号或密码不正确')
    expect(await page.inputValue('#account')).toBe('owner')

    await page.fill('#password', 'siji-demo-2024')
    await page.click('main button')
    expect(await page.textContent('.person-name')).toContain('刘洋')

    await page.click('.person button')
    await page.goto('/home')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
  })
})

describe('what anyone may look up', () => {
  let story: Story
  let number: string
  let code: string

  beforeAll(async () => {
    story = await tell(site)
    await story.save(exampleForm)
    await story.provideEverything()
    number = String((await story.submit()).number)
    const clerk = await site.visit('window', { javaScriptEnabled: false })
    await clerk.goto(`/parks/demo/window/${story.id}`)
    code = String(await clerk.textContent('.aside .facts div:last-child dd'))
  })

  const address = () => `/query?${new URLSearchParams({ number, code })}`

  test.each(widths)('E6 shows how far it is, and nobody’s name, at %i px', async (width) => {
    const page = await site.visit(null, { width, javaScriptEnabled: false })
    await page.goto('/')
    await page.fill('#query-number', number.toLowerCase())
    await page.fill('#query-code', ` ${code.toLowerCase()} `)
    await page.click('form[action="/query"] button')

    expect(await page.textContent('h1')).toBe('已收件，正在审查材料是否齐全')
    expect(await page.textContent('[aria-current=step]')).toContain('受理')
    const html = await page.content()
    for (const secret of [
      exampleForm['enterpriseName'],
      exampleForm['projectName'],
      exampleForm['filerName'],
      exampleForm['filerMobile'],
      exampleForm['creditCode'],
      story.id,
    ]) {
      expect(html).not.toContain(String(secret))
    }
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  })

  describe('once it is delivered', () => {
    beforeAll(async () => {
      await agreeToAll(story)
      await story.reaches('delivered')
    })

    test.each(widths)('E6 moves on with the application, in both languages, at %i px', async (width) => {
      const page = await site.visit(null, { width, javaScriptEnabled: false })

      await page.goto(address())
      expect(await page.textContent('h1')).toBe('已办结并送达')
      await page.click('footer a')
      expect(await page.textContent('h1')).toBe('Done and delivered')
      expect(await page.textContent('.facts')).toMatch(/Received\d{4}-\d{2}-\d{2} \d{2}:\d{2}/)
    })

    test.each(widths)(
      'E9 says what a permit says, and whether the PDF is what was delivered, at %i px',
      async (width) => {
        const page = await site.visit(null, { width })
        const owner = await site.as('owner')
        const permits = (await owner.get(`${story.url}/permits`)).list
        const { bytes } = await owner.get(`${story.url}/permits.pdf`)

        await page.goto(String(permits[0]?.verifyPath))
        expect(await page.textContent('h1')).toBe('证照有效')
        expect(await page.textContent('.facts')).toContain('湘潭中工京迪产业园发展有限公司')
        await page.setInputFiles('#file', { name: 'permits.pdf', mimeType: 'application/pdf', buffer: bytes })
        await page.waitForSelector('.file-same')
        await page.setInputFiles('#file', { name: 'x.pdf', mimeType: 'application/pdf', buffer: bytes.subarray(1) })
        await page.waitForSelector('.file-other')
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      },
    )
  })

  test('E6 slows down who guesses codes, also for who guesses right at last', async () => {
    const pages = await Promise.all(widths.map((width) => site.visit(null, { width, javaScriptEnabled: false })))
    for (const page of pages) {
      await page.goto(`/query?number=${number}&code=AAAAAA`)
      expect(await page.textContent('.notice')).toContain('没有查到')
      expect(await page.inputValue('#query-number')).toBe(number)
    }

    const guesses = Array.from({ length: 30 }, (_, index) => `/query?number=${number}&code=BBBBB${index % 8}`)
    const answers = await Promise.all(guesses.map((guess) => pages[0]?.request.get(guess)))

    expect(answers.filter((answer) => answer?.status() === 200).length).toBeLessThan(10)
    for (const page of pages) {
      expect((await page.goto(address()))?.status()).toBe(429)
      expect(await page.textContent('main')).toContain('查询过于频繁')
    }
  })
})
