import { getTableColumns, is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as schema from '../../../engine/store/tables.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'

// What only the engine reads is left out of the mirror on purpose.
const unmirrored: { readonly [table: string]: readonly string[] } = { process_instances: ['journal_hash', 'state'] }
const tables = Object.values(schema).filter((each) => is(each, PgTable))
let database: TestDatabase
let sql: Sql

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1 })
})

afterAll(async () => {
  await sql.end()
  await database.drop()
})

describe('the mirror of the tables', () => {
  test.for(tables.map((table) => [getTableConfig(table).name, table] as const))(
    'agrees with %s',
    async ([name, table]) => {
      const columns = await sql<{ name: string; type: string; required: boolean }[]>`
      select column_name as name, data_type as type, is_nullable = 'NO' as required
      from information_schema.columns where table_schema = 'public' and table_name = ${name}`
      const mirrored = Object.values(getTableColumns(table)).map((column) => ({
        name: column.name,
        type: column.getSQLType(),
        required: column.notNull,
      }))

      const read = columns.filter((column) => !unmirrored[name]?.includes(column.name))

      expect(mirrored.sort(byName)).toEqual([...read].sort(byName))
    },
  )

  test.for(tables.map((table) => [getTableConfig(table).name, table] as const))(
    'has the primary key of %s',
    async ([name, table]) => {
      const rows = await sql<{ column: string }[]>`
      select a.attname as column from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
      where i.indrelid = ${name}::regclass and i.indisprimary`
      const { columns, primaryKeys } = getTableConfig(table)
      const key = primaryKeys.flatMap((each) => each.columns.map((column) => column.name))
      const single = columns.filter((column) => column.primary).map((column) => column.name)

      expect([...key, ...single].sort()).toEqual(rows.map(({ column }) => column).sort())
    },
  )
})

describe('an index', () => {
  test('cannot be mistaken for the key of a table that a batch writes', async () => {
    const written = ['process_instances', 'tasks', 'timers', 'jobs', 'subscriptions', 'incidents', 'clocks']

    const misleading = await sql`
      select i.indexrelid::regclass::text as index from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indrelid = any(${written}::regclass[]) and not i.indisprimary and a.attname = 'park_id'`

    expect(misleading.map(({ index }) => index)).toEqual([])
  })
})

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1
}
