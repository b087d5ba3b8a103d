import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../api/database/embedded-postgres.ts'
import { findPostmaster } from '../../../api/database/postmaster.ts'

let folder: string
let first: EmbeddedPostgres
let second: EmbeddedPostgres

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'siji-embedded-'))
  chmodSync(folder, 0o755)
  const both = await Promise.all([startEmbeddedPostgres({ folder }), startEmbeddedPostgres({ folder })])
  first = both[0]
  second = both[1]
})

afterAll(async () => {
  await first.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('starts one server when two ask at the same moment, and the later one adopts it', () => {
  const adopted = [first.adopted, second.adopted].sort()

  expect(adopted).toEqual([false, true])
  expect(second.url).toBe(first.url)
})

test('serves Chinese text in UTF-8 to a login that is no superuser', async () => {
  const sql = postgres(first.url, { max: 1 })

  const [row] = await sql`
    select upper('四即a') as text, pg_encoding_to_char(encoding) as encoding, current_setting('is_superuser') as super
    from pg_database where datname = current_database()`

  await sql.end()
  expect(row).toEqual({ text: '四即A', encoding: 'UTF8', super: 'off' })
})

test('goes on with its data after it was stopped', async () => {
  const sql = postgres(first.url, { max: 1 })
  await sql`create table kept as select 1 as value`
  await sql.end()
  await first.stop()

  first = await startEmbeddedPostgres({ folder })

  const again = postgres(first.url, { max: 1 })
  const rows = await again`select value from kept`
  await again.end()
  expect(rows).toEqual([{ value: 1 }])
})

test('starts again after its processes were killed, and is not misled by the file that they left', async () => {
  const killed = findPostmaster(join(first.home, 'postgres'))
  process.kill(killed?.pid ?? 0, 'SIGKILL')

  first = await startEmbeddedPostgres({ folder })

  const sql = postgres(first.url, { max: 1 })
  const rows = await sql`select 1 as value`
  await sql.end()
  expect(rows).toEqual([{ value: 1 }])
})

test('says which folder cannot be written', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')

  const start = startEmbeddedPostgres({ folder: join(file, 'below') })

  await expect(start).rejects.toMatchObject({ code: 'folder-not-writable' })
})
