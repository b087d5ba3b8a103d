import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { errors } from '../../../api/errors.ts'
import { stylesheet } from '../../../templates/styles/stylesheet.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'

let site: TestApp

beforeAll(async () => {
  site = await startTestApp()
})
afterAll(async () => {
  await site.close()
})

describe('a problem', () => {
  test('is told as RFC 9457 has it, with our code and both languages', async () => {
    const answer = await site.nobody.get('/api/v1/nothing')

    expect(answer.status).toBe(404)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.body).toMatchObject({
      type: 'https://siji.dev/problems/not-found',
      title: errors['not-found'][1],
      titleZh: errors['not-found'][2],
      status: 404,
      code: 'not-found',
      detail: expect.stringContaining('/api/v1/nothing'),
      detailZh: expect.stringContaining('/api/v1/nothing'),
      errors: [],
    })
  })

  test('names each field that is wrong', async () => {
    const answer = await site.nobody.post('/api/v1/sessions', { account: '', passwort: 'x' })

    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ code: 'invalid-request' })
    expect(JSON.stringify(answer.body.errors)).toContain('body.account')
    expect(JSON.stringify(answer.body.errors)).toContain('body.password')
    expect(JSON.stringify(answer.body.errors)).toMatch(/"messageZh":"body.password 不符合要求：无效输入/)
  })

  test.each([
    ['text that is no JSON', '{"account":', 'application/json', 400, 'invalid-json'],
    ['a prototype in disguise', '{"__proto__":{"admin":true}}', 'application/json', 400, 'invalid-json'],
    ['no JSON at all', '<xml/>', 'application/xml', 415, 'unsupported-media-type'],
    [
      'more than the limit',
      JSON.stringify({ account: 'x'.repeat(300_000) }),
      'application/json',
      413,
      'body-too-large',
    ],
  ])('answers %s clearly', async (_what, payload, type, status, code) => {
    const answer = await site.nobody.call({
      method: 'POST',
      url: '/api/v1/sessions',
      payload,
      headers: { 'content-type': type },
    })

    expect(answer.body).toMatchObject({ status, code })
    expect(answer.status).toBe(status)
  })

  test('is a 503 that says when to come back while the database is away', async () => {
    const { openDatabase } = await import('../../../api/plugins/database.ts')
    const { buildApp } = await import('../../../api/app.ts')
    const { createCipher } = await import('../../../api/personal-data/cipher.ts')
    const database = openDatabase({ url: 'postgres://siji:siji@127.0.0.1:1/siji' })
    const cipher = createCipher(new Uint8Array(32))
    const app = await buildApp({ engine: site.engine, database, config: site.config, cipher })

    const ready = await app.inject({ url: '/readyz' })
    const alive = await app.inject({ url: '/healthz' })

    expect(ready.statusCode).toBe(503)
    expect(ready.json()).toMatchObject({ code: 'database-unavailable' })
    expect(ready.headers['retry-after']).toBe('5')
    expect(alive.statusCode).toBe(200)
    await app.close()
    await database.close()
  })
})

describe('a server whose event loop lags', () => {
  test('turns requests away, but none that is vital', async () => {
    const { buildApp } = await import('../../../api/app.ts')
    const { createCipher } = await import('../../../api/personal-data/cipher.ts')
    const { engine, database, config } = site
    const cipher = createCipher(new Uint8Array(32))
    const app = await buildApp({ engine, database, config, cipher, mostDelay: 0.000_001 })

    // Until the first sample of the lag has been taken, everybody is let in.
    let turnedAway = await app.inject({ url: '/' })
    while (turnedAway.statusCode === 200) {
      await setImmediate()
      turnedAway = await app.inject({ url: '/' })
    }
    const vital = await app.inject({ url: '/healthz' })
    const style = await app.inject({ url: stylesheet().href })

    expect(turnedAway.statusCode).toBe(503)
    const page = await app.inject({ url: '/home', headers: { accept: 'text/html' } })
    expect(page.statusCode).toBe(503)
    expect(page.body).toContain('系统繁忙，请稍后再试。')
    expect(turnedAway.json()).toMatchObject({ code: 'overloaded' })
    expect(turnedAway.headers['retry-after']).toBe('5')
    // A page that was let in stands unclothed without it.
    expect(style.statusCode).toBe(200)
    expect(vital.statusCode).toBe(200)
    await app.close()
  })
})

describe('an answer', () => {
  test('forbids the page to load anything from elsewhere', async () => {
    const answer = await site.nobody.get('/')

    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;media-src 'self' blob:;font-src 'self';" +
        "connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
    )
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.text).toContain('/docs')
  })

  test('of the API is kept by no cache', async () => {
    const window = await site.as('window')

    expect((await window.get('/api/v1/me')).headers['cache-control']).toBe('no-store')
  })
})

describe('the description of the API', () => {
  test('is OpenAPI 3.1 with a summary in both languages and problems on every route', async () => {
    const answer = await site.nobody.get('/docs/json')

    expect(answer.body.openapi).toBe('3.1.0')
    const operations = Object.values(answer.body.paths ?? {}).flatMap((methods) => Object.values(methods))
    expect(operations.length).toBeGreaterThan(20)
    const undescribed = operations.filter(({ summary }) => !/·.*[一-鿿]/.test(String(summary)))
    expect(undescribed).toEqual([])
    const silent = operations.filter(({ responses }) => responses?.['4XX'] === undefined)
    expect(silent).toEqual([])
  })

  test('has a page that runs under its own strict policy', async () => {
    const page = await site.nobody.get('/docs/')

    expect(page.status).toBe(200)
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(page.text).not.toMatch(/<script>[^<]/)
  })
})
