import fastify, { type FastifyInstance } from 'fastify'
import postgres from 'postgres'
import { v4 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../../api/app.ts'
import { answerOnce } from '../../../api/idempotency/answer-once.ts'
import { readIdempotencyKey } from '../../../api/idempotency/read-key.ts'
import { createCipher } from '../../../api/personal-data/cipher.ts'
import { readKeyFile } from '../../../api/personal-data/key-file.ts'
import { knowCaller } from '../../../api/plugins/authorise.ts'
import { answerProblems } from '../../../api/plugins/problems.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'

let site: TestApp
let app: FastifyInstance
let worked = 0

// A route that counts how often it was really done, on the real plugins and database.
beforeAll(async () => {
  site = await startTestApp()
  const people = new Map<string, string>()
  for (const account of ['owner', 'filer']) {
    const me = await (await site.as(account)).get('/api/v1/me')
    people.set(account, String(me.body.id))
  }
  app = fastify()
  knowCaller(app)
  answerProblems(app)
  app.addHook('onRequest', async (request) => {
    const account = String(request.headers['x-account'])
    const personId = people.get(account) ?? ''
    request.person = { personId, name: account, account, sessionId: '', isAdministrator: false }
  })
  readIdempotencyKey(app)
  app.post('/count', async (request) =>
    site.database.outsideParks((tx) => answerOnce(request, tx, async () => ({ done: ++worked }))),
  )
  app.post('/nothing', async (request) =>
    site.database.outsideParks((tx) =>
      answerOnce(request, tx, async () => {
        worked += 1
      }),
    ),
  )
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await site.close()
})

async function count(key: string | null, payload: object = {}, account = 'owner') {
  const headers = { 'x-account': account, ...(key === null ? {} : { 'idempotency-key': key }) }
  const response = await app.inject({ method: 'POST', url: '/count', payload, headers })
  return { status: response.statusCode, body: response.json() }
}

describe('a write with an Idempotency-Key', () => {
  test('is done once, and answered alike however often it comes', async () => {
    const key = v4()

    const first = await count(key)
    const again = await count(key)

    expect(again).toEqual(first)
    expect((await count(v4())).body.done).toBe(first.body.done + 1)
  })

  test('is done once when it comes twice at the same time', async () => {
    const key = v4()
    const before = worked

    const answers = await Promise.all([count(key), count(key), count(key), count(key)])

    expect(new Set(answers.map(({ body }) => body.done)).size).toBe(1)
    expect(worked).toBe(before + 1)
  })

  test('is done once where it answers nothing', async () => {
    const before = worked
    const headers = { 'idempotency-key': v4(), 'x-account': 'owner' }

    const answers = [1, 2].map(() => app.inject({ method: 'POST', url: '/nothing', headers }))

    expect((await Promise.all(answers)).map(({ statusCode }) => statusCode)).toEqual([200, 200])
    expect(worked).toBe(before + 1)
  })

  test('is refused with another body', async () => {
    const key = v4()
    await count(key, { area: 1 })

    const other = await count(key, { area: 2 })

    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } })
  })

  test('is refused from another person', async () => {
    const key = v4()
    await count(key, {}, 'owner')

    const other = await count(key, {}, 'filer')

    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } })
  })

  test('is refused where the key is no UUID', async () => {
    expect(await count('42')).toMatchObject({ status: 400, body: { code: 'invalid-idempotency-key' } })
  })

  test('is done each time where there is no key', async () => {
    const first = await count(null)

    expect((await count(null)).body.done).toBe(first.body.done + 1)
  })

  test('is kept for seven days, and forgotten when a server starts after that', async () => {
    const [young, old] = [v4(), v4()]
    const [first] = [await count(young), await count(old)]
    const sql = postgres(site.superuserUrl, { max: 1 })
    await sql`update idempotent_answers set created_at = clock_timestamp() - interval '6 days' where key = ${young}`
    await sql`update idempotent_answers set created_at = clock_timestamp() - interval '8 days' where key = ${old}`
    await sql`insert into idempotent_answers
      select ${site.parkId}, key, person_id, request_hash, answer, created_at from idempotent_answers where key = ${old}`

    const cipher = createCipher(readKeyFile(site.config.keyFile))
    const next = await buildApp({ ...site, cipher, mostDelay: 0 })
    await next.ready()
    await next.close()

    expect(await sql`select from idempotent_answers where key = ${old}`).toHaveLength(0)
    expect(await count(young)).toEqual(first)
    await sql.end()
  })
})
