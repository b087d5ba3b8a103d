import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'

describe('public verification', () => {
  let site: TestApp

  beforeAll(async () => {
    site = await startTestApp()
  })
  afterAll(async () => await site.close())

  test.each(['0'.repeat(32), 'nonsense', '../../etc/passwd', "' or true --"])(
    'knows nothing of the code %s',
    async (code) => {
      const answer = await site.nobody.get(`/api/v1/verify/${encodeURIComponent(code)}`)
      const page = await site.nobody.get(`/verify/${encodeURIComponent(code)}`)

      expect(answer.body).toEqual({ isKnown: false, isValid: false, permits: [] })
      expect(page.text).toContain('查无此证')
    },
  )

  test('escapes what was typed', async () => {
    const page = await site.nobody.get(`/verify?number=${encodeURIComponent('"><script>1</script>')}&check=x`)

    expect(page.status).toBe(200)
    expect(page.text).not.toContain('<script>1')
  })

  test('gives its pages a stylesheet, and serves no other file', async () => {
    const page = await site.nobody.get('/verify')
    const href = /href="(\/assets\/[^"]+\.css)"/.exec(page.text)?.[1] ?? ''

    expect((await site.nobody.get(href)).headers['content-type']).toContain('text/css')
    expect((await site.nobody.get('/assets/other.css')).status).toBe(404)
  })

  test('slows down whoever guesses', async () => {
    const statuses = []
    for (let count = 0; count < 70; count += 1) {
      statuses.push((await site.nobody.get('/api/v1/verify?number=地字第4303022024YG0000901号&check=AAAAAA')).status)
    }

    expect(statuses.slice(0, 60).every((status) => status === 200)).toBe(true)
    expect(statuses.at(-1)).toBe(429)
  })
})
