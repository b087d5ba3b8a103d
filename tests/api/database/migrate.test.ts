import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findPending, migrate } from '../../../api/database/migrate.ts'
import { createTestDatabase, migrationsFolder, type TestDatabase } from '../../support/postgres.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})

afterAll(async () => await database.drop())

test('applies nothing a second time', async () => {
  const result = await migrate({ url: database.url, folder: migrationsFolder, mode: 'demo' })

  expect(result.applied).toEqual([])
})

test('refuses a database that was set up in the other mode', async () => {
  const again = migrate({ url: database.url, folder: migrationsFolder, mode: 'production' })

  await expect(again).rejects.toMatchObject({ code: 'mode-mismatch' })
})

test('refuses a file that was edited after it had been applied', () => {
  const files = [{ name: '0000_a.sql', hash: 'edited' }]

  const find = () => findPending(files, [{ name: '0000_a.sql', hash: 'first' }])

  expect(find).toThrowError(expect.objectContaining({ code: 'migration-edited' }))
})

test('refuses a file that comes before one that is already applied', () => {
  const files = [
    { name: '0000_a.sql', hash: 'a' },
    { name: '0001_b.sql', hash: 'b' },
  ]

  const find = () => findPending(files, [{ name: '0001_b.sql', hash: 'b' }])

  expect(find).toThrowError(expect.objectContaining({ code: 'migration-out-of-order' }))
})

test('lets an older release start on a database that a newer one has migrated', () => {
  const files = [{ name: '0000_a.sql', hash: 'a' }]

  const pending = findPending(files, [...files, { name: '0001_b.sql', hash: 'b' }])

  expect(pending).toEqual([])
})

test('leaves nothing behind of a file that fails half-way', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'siji-migrations-'))
  writeFileSync(join(folder, '9999_broken.sql'), 'create table half_made (park_id uuid); select 1 / 0;')

  await expect(migrate({ url: database.url, folder })).rejects.toThrowError('9999_broken.sql')

  const sql = postgres(database.url, { max: 1 })
  const [row] = await sql`select to_regclass('half_made') as found`
  await sql.end()
  rmSync(folder, { recursive: true })
  expect(row).toEqual({ found: null })
})

test('prints the SQL for an administrator where the login may not create roles', async () => {
  const admin = postgres(database.superuserUrl, { max: 1 })
  await admin`create role visitor login password 'visitor'`
  await admin.end()
  const url = Object.assign(new URL(database.url), { username: 'visitor', password: 'visitor' }).href

  const attempt = migrate({ url, folder: migrationsFolder })

  await expect(attempt).rejects.toMatchObject({
    code: 'database-roles-missing',
    message: expect.stringContaining('grant siji_app to "visitor"'),
  })
})
