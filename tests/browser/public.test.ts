import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleForm } from '../../api/demo-data/example-form.ts'
import { accessibilityFaults } from '../support/accessibility.ts'
import { type BrowserSite, startBrowserSite } from '../support/browser.ts'
import { agreeToAll, type Story, tell } from '../support/story.ts'

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
  let verifyPath: string

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

  test.each([390, 1280] as const)('E6 shows how far it is, and nobody’s name, at %i px', async (width) => {
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

  test('E6 moves on with the application, in both languages', async () => {
    const page = await site.visit(null, { width: 390, javaScriptEnabled: false })
    await agreeToAll(story)
    await story.reaches('delivered')

    await page.goto(address())
    expect(await page.textContent('h1')).toBe('已办结并送达')
    await page.click('footer a')
    expect(await page.textContent('h1')).toBe('Done and delivered')
    expect(await page.textContent('.facts')).toMatch(/Received\d{4}-\d{2}-\d{2} \d{2}:\d{2}/)
  })

  test('E9 says what a permit says, and whether the PDF in hand is what was delivered', async () => {
    const page = await site.visit(null, { width: 390 })
    const owner = await site.as('owner')
    const permits = (await owner.get(`${story.url}/permits`)).list
    const { bytes } = await owner.get(`${story.url}/permits.pdf`)
    verifyPath = String(permits[0]?.verifyPath)

    await page.goto(verifyPath)
    expect(await page.textContent('h1')).toBe('证照有效')
    expect(await page.textContent('.facts')).toContain('湘潭中工京迪产业园发展有限公司')
    await page.setInputFiles('#file', { name: 'permits.pdf', mimeType: 'application/pdf', buffer: bytes })
    await page.waitForSelector('.file-same')
    await page.setInputFiles('#file', { name: 'x.pdf', mimeType: 'application/pdf', buffer: bytes.subarray(1) })
    await page.waitForSelector('.file-other')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  })

  test('E6 slows down who guesses codes, also for who guesses right at last', async () => {
    const page = await site.visit(null, { width: 390, javaScriptEnabled: false })
    await page.goto(`/query?number=${number}&code=AAAAAA`)
    expect(await page.textContent('.notice')).toContain('没有查到')
    expect(await page.inputValue('#query-number')).toBe(number)

    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => page.request.get(`/query?number=${number}&code=BBBBB${index % 8}`)),
    )

    expect(answers.filter((answer) => answer.status() === 200).length).toBeLessThan(10)
    const right = await page.goto(address())
    expect(right?.status()).toBe(429)
    expect(await page.textContent('main')).toContain('查询过于频繁')
  })
})
