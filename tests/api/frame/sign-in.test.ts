import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../../api/demo-data/people.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'

let site: TestApp

beforeAll(async () => {
  site = await startTestApp()
})
afterAll(async () => {
  await site.close()
})

const own = { origin: 'http://127.0.0.1:3000' }

function cookieOf(headers: { readonly [name: string]: unknown }): string {
  return String(headers['set-cookie']).split(';')[0] ?? ''
}

async function signInByCookie(account: string, cookie = '') {
  const payload = { account, password: DEMO_PASSWORD }
  return await site.app.inject({ method: 'POST', url: '/api/v1/sessions', payload, headers: { ...own, cookie } })
}

describe('signing in', () => {
  test('gives a browser a cookie that scripts cannot read and other sites do not send', async () => {
    const answer = await signInByCookie('owner')

    expect(answer.statusCode).toBe(201)
    expect(answer.headers['set-cookie']).toMatch(/^siji=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(answer.json()).toMatchObject({ token: null })
  })

  test('says who is signed in, and in which parks they have something to do', async () => {
    const window = await site.as('window')

    const me = await window.get('/api/v1/me')

    expect(me.body).toMatchObject({ account: 'window', parks: [{ slug: 'demo' }], isAdministrator: false })
  })

  test('finds the parks of an owner by way of the enterprise', async () => {
    const owner = await site.as('owner')

    const me = await owner.get('/api/v1/me')

    expect(me.body).toMatchObject({ parks: [{ slug: 'demo' }] })
  })

  test('answers a wrong password and an unknown account alike', async () => {
    const wrong = await site.nobody.post('/api/v1/sessions', { account: 'manager', password: 'wrong' })
    const unknown = await site.nobody.post('/api/v1/sessions', { account: 'nobody', password: 'wrong' })

    expect(wrong.status).toBe(401)
    expect(unknown.status).toBe(401)
    expect({ ...unknown.body, instance: '' }).toEqual({ ...wrong.body, instance: '' })
  })

  test('ends the session that the browser brought along', async () => {
    const first = cookieOf((await signInByCookie('filer')).headers)

    const second = cookieOf((await signInByCookie('filer', first)).headers)

    expect(second).not.toBe(first)
    expect((await site.app.inject({ url: '/api/v1/me', headers: { cookie: first } })).statusCode).toBe(401)
    expect((await site.app.inject({ url: '/api/v1/me', headers: { cookie: second } })).statusCode).toBe(200)
  })

  test('slows down whoever guesses the password of one account, and nobody else', async () => {
    const guesses = Array.from({ length: 26 }, () =>
      site.nobody.post('/api/v1/sessions', { account: 'overseer', password: 'guess' }),
    )
    const statuses = (await Promise.all(guesses)).map(({ status }) => status)

    const right = await site.nobody.post('/api/v1/sessions', { account: 'overseer', password: DEMO_PASSWORD })
    const other = await site.nobody.post('/api/v1/sessions', { account: 'manager', password: DEMO_PASSWORD })

    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(22)
    expect(statuses).toContain(429)
    expect(right.body).toMatchObject({ code: 'too-many-attempts' })
    expect(other.status).toBe(201)
  })
})

describe('a session', () => {
  test('is listed, and ends when it is revoked', async () => {
    const cookie = cookieOf((await signInByCookie('assistant')).headers)
    const other = await site.as('assistant')
    const listed = await other.get('/api/v1/sessions')
    const victim = listed.list.find(({ isThisOne }) => String(isThisOne) === 'false')

    const revoked = await other.remove(`/api/v1/sessions/${String(victim?.id)}`)

    expect(revoked.status).toBe(204)
    expect((await site.app.inject({ url: '/api/v1/me', headers: { cookie } })).statusCode).toBe(401)
  })

  test('cannot be revoked by somebody else', async () => {
    const assistant = await site.as('assistant')
    const [mine] = (await assistant.get('/api/v1/sessions')).list
    const stranger = await site.as('owner-2')

    const answer = await stranger.remove(`/api/v1/sessions/${String(mine?.id)}`)

    expect(answer.status).toBe(404)
    expect((await assistant.get('/api/v1/me')).status).toBe(200)
  })

  test('ends when its holder signs out', async () => {
    const cookie = cookieOf((await signInByCookie('owner-2')).headers)

    const answer = await site.app.inject({
      method: 'DELETE',
      url: '/api/v1/sessions/current',
      headers: { ...own, cookie },
    })

    expect(answer.statusCode).toBe(204)
    expect((await site.app.inject({ url: '/api/v1/me', headers: { cookie } })).statusCode).toBe(401)
  })
})

describe('a request from another site', () => {
  const payload = { account: 'owner', password: DEMO_PASSWORD }

  test.each([
    ['the page of another site', { 'sec-fetch-site': 'cross-site', ...own }],
    ['a sibling domain', { 'sec-fetch-site': 'same-site', ...own }],
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['no origin at all', {}],
    ['a null origin', { origin: 'null' }],
  ])('is refused when it comes from %s', async (_from, headers) => {
    const answer = await site.app.inject({ method: 'POST', url: '/api/v1/sessions', payload, headers })

    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({ code: 'foreign-origin' })
  })

  test.each([
    ['the same origin by Sec-Fetch-Site', { 'sec-fetch-site': 'same-origin' }],
    ['our own origin', own],
  ])('is let in with %s', async (_by, headers) => {
    const answer = await site.app.inject({ method: 'POST', url: '/api/v1/sessions', payload, headers })

    expect(answer.statusCode).toBe(201)
  })

  test('may carry a bearer token, for no browser adds one by itself', async () => {
    const signedIn = await site.nobody.post('/api/v1/sessions', { ...payload, carriedBy: 'bearer' })

    const answer = await site.app.inject({
      method: 'DELETE',
      url: '/api/v1/sessions/current',
      headers: { authorization: `Bearer ${String(signedIn.body.token)}` },
    })

    expect(answer.statusCode).toBe(204)
  })
})
