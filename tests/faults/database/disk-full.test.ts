import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyJournal } from '../../../engine/index.ts'
import { review } from '../../engine/runtime/models.ts'
import { openTestEngine, startOf, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'

let database: TestDatabase
let sql: Sql
let node: TestEngine

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1, onnotice: () => {} })
  // What PostgreSQL says when a table cannot grow (SQLSTATE 53100): the statement is rolled back, the server lives.
  await sql.unsafe(`
    create function disk_is_full() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
    create trigger disk_is_full before insert on process_instances execute function disk_is_full();
    alter table process_instances disable trigger disk_is_full;
  `)
  node = openTestEngine(database.url, { deadline: 1_500 })
  await node.engine.start()
  await node.deploy(review)
})

afterAll(async () => {
  await node.engine.stop()
  await sql.end()
  await database.drop()
})

test('carries commands over a disk that is full for a moment', async () => {
  await sql`alter table process_instances enable trigger disk_is_full`
  const starts = Array.from({ length: 20 }, () => node.start('review'))
  await expect(async () => await Promise.race([...starts, stillFull()])).rejects.toThrow('still full')
  await sql`alter table process_instances disable trigger disk_is_full`

  const ids = await Promise.all(starts)

  expect((await Promise.all(ids.map(node.load))).map(({ revision }) => revision)).toEqual(ids.map(() => 1))
})

test('says that the outcome is open while the disk stays full, and settles it when the command comes again', async () => {
  const [id] = [await node.start('review')]
  const command = node.command(
    id.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    startOf('review'),
  )
  await sql`alter table process_instances enable trigger disk_is_full`

  await expect(node.engine.send(command)).rejects.toMatchObject({ code: 'database-unavailable', retryable: true })
  await sql`alter table process_instances disable trigger disk_is_full`

  expect(await node.engine.send(command)).toMatchObject({ accepted: true, revision: 1 })
  expect((await verifyJournal(database.url, () => {})).faults).toBe(0)
})

async function stillFull(): Promise<never> {
  // As long as one look at the database takes: long enough for a first attempt.
  await sql`select pg_sleep(0.3)`
  throw new Error('still full')
}
