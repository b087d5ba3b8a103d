import type { Sql } from 'postgres'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type DatabaseClient, openClient } from '../../../engine/store/connection/client.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { openTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts'

const one = async (sql: Sql) => await sql`select 1 as value`
let database: TestDatabase
let proxy: TcpProxy
let url: string
let client: DatabaseClient | null = null

beforeAll(async () => {
  database = await createTestDatabase()
  proxy = await openTcpProxy(Number(new URL(database.url).port))
  url = Object.assign(new URL(database.url), { port: String(proxy.port) }).href
})

afterEach(async () => {
  proxy.pass()
  await client?.close()
})

afterAll(async () => {
  await proxy.close()
  await database.drop()
})

test('acts as its role, with its deadlines as the server’s', async () => {
  client = openClient({ url, role: 'siji_engine', connections: 1, deadline: 4_000 })

  const [row] = await client.run(
    async (sql) => await sql`select current_user::text as role, current_setting('statement_timeout') as timeout`,
  )

  expect(row).toEqual({ role: 'siji_engine', timeout: '4s' })
})

test('gives up a query that is swallowed on the way, and is well again as soon as the way is', async () => {
  client = openClient({ url, role: 'siji_engine', connections: 2, deadline: 300 })
  await client.run(one)
  proxy.swallow()

  const lost = await Promise.allSettled([client.run(one), client.run(one)])
  proxy.pass()
  const answer = await client.run(one)

  expect(lost).toMatchObject(
    [1, 2].map(() => ({ status: 'rejected', reason: { code: 'database-unavailable', retryable: true } })),
  )
  expect(answer).toEqual([{ value: 1 }])
})

test('says that the database is away when the connection is cut, and comes back by itself', async () => {
  client = openClient({ url, role: 'siji_engine', connections: 1, deadline: 5_000 })
  await client.run(one)
  const underWay = client.run(async (sql) => await sql`select pg_sleep(60)`)
  const failure = expect(underWay).rejects.toMatchObject({ code: 'database-unavailable' })

  proxy.cut()
  await failure
  await expect(client.run(one)).rejects.toMatchObject({ code: 'database-unavailable' })
  proxy.pass()

  expect(await client.run(one)).toEqual([{ value: 1 }])
})

test('refuses what its queue cannot hold, and does all the rest', async () => {
  const limited = openClient({ url, role: 'siji_engine', connections: 1, queueLimit: 2 })
  client = limited

  const results = await Promise.allSettled([1, 2, 3, 4, 5].map(() => limited.run(one)))

  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'])
  expect(results[4]).toMatchObject({ reason: { code: 'overloaded', retryable: true } })
})

test('passes on a mistake in the statement as it is', async () => {
  client = openClient({ url, role: 'siji_engine', connections: 1 })

  await expect(client.run(async (sql) => await sql`select 1 / 0`)).rejects.toMatchObject({ code: '22012' })
})

test('sends and reads arrays of text whatever stands in it', async () => {
  client = openClient({ url, role: 'siji_engine', connections: 1 })
  const texts = ['四即', 'a,b', 'say "no"', 'back\\slash', '', '{x}', 'NULL', ' blank ']

  const [row] = await client.run(async (sql) => await sql`select ${texts}::text[] as texts, array[]::text[] as none`)

  expect(row).toEqual({ texts, none: [] })
})
