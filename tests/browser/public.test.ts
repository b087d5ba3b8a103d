import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults } from '../support/accessibility.ts'
import { type BrowserSite, startBrowserSite } from '../support/browser.ts'

describe('pages that anyone may see', () => {
  let site: BrowserSite

  beforeAll(async () => {
    site = await startBrowserSite()
  })
  afterAll(async () => await site.close())

  test.each([1280, 390] as const)(
    'has nothing that axe finds, and does not scroll sideways, at %i px',
    async (width) => {
      const page = await site.visit(null, { width })

      for (const address of ['/', '/verify', `/verify/${'0'.repeat(32)}`, '/sign-in', '/nowhere']) {
        await page.goto(address)

        expect(await accessibilityFaults(page), address).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth'), address).toBe(width)
      }
    },
  )

  test('loads nothing that its content policy forbids', async () => {
    const page = await site.visit(null)
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))

    await page.goto('/')

    expect(complaints).toEqual([])
  })

  test('says in words that there is no such page, and leads back', async () => {
    const page = await site.visit(null, { javaScriptEnabled: false })

    const answer = await page.goto('/nowhere')

    expect(answer?.status()).toBe(404)
    expect(await page.textContent('h1')).toBe('未找到')
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
