import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { outsideParks } from '../../../api/outside-parks.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'

const apiFolder = join(import.meta.dirname, '../../../api')

let database: TestDatabase
let sql: Sql

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1, onnotice: () => {} })
})
afterAll(async () => {
  await sql.end()
  await database.drop()
})

async function drizzleTables(): Promise<readonly PgTable[]> {
  const files = readdirSync(apiFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('tables.ts'),
  )
  const modules = await Promise.all(files.map((name) => import(join(apiFolder, name))))
  return modules.flatMap((module: object) => Object.values(module).filter((value) => is(value, PgTable)))
}

/** `table.column type not null` as the catalogue has it. */
async function catalogue(names: readonly string[]): Promise<readonly string[]> {
  const rows = await sql<{ line: string }[]>`
    select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) ||
      case when a.attnotnull then ' not null' else '' end as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relname in ${sql(names)} and a.attnum > 0 and not a.attisdropped
    order by line`
  return rows.map(({ line }) => line)
}

/** Tables that are no partition of another one. */
async function wholeTables(): Promise<readonly { name: string; park: boolean; forced: boolean; policies: number }[]> {
  return await sql`
    select c.relname as name,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'park_id') as park,
      c.relrowsecurity and c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policies p where p.tablename = c.relname) as policies
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by 1`
}

describe('the tables of the api', () => {
  test('are in drizzle as they are in the database', async () => {
    const tables = (await drizzleTables()).map(getTableConfig)
    const described = tables.flatMap(({ name, columns, primaryKeys }) => {
      const inKey = new Set(primaryKeys.flatMap(({ columns }) => columns.map((column) => column.name)))
      return columns.map((column) => {
        const type = column.getSQLType().replace('timestamp with time zone', 'timestamp with time zone')
        return `${name}.${column.name} ${type}${column.notNull || inKey.has(column.name) ? ' not null' : ''}`
      })
    })

    expect([...described].sort()).toEqual([...(await catalogue(tables.map(({ name }) => name)))].sort())
  })

  test('belong to a park, or are listed as outside parks', async () => {
    const withoutPark = (await wholeTables()).filter(({ park }) => !park).map(({ name }) => name)

    expect(withoutPark.filter((name) => !outsideParks.some((listed) => listed === name))).toEqual([])
  })

  test('have park_id first in every primary key and unique constraint of a park', async () => {
    const rows = await sql<{ name: string }[]>`
      select i.indexrelid::regclass::text as name
      from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute p on p.attrelid = c.oid and p.attname = 'park_id'
      where c.relnamespace = 'public'::regnamespace and i.indisunique and i.indkey[0] <> p.attnum
        and c.relname not in ${sql(outsideParks)}`

    expect(rows.map(({ name }) => name)).toEqual([])
  })

  test('stand under row-level security, forced, with a policy, where they belong to a park', async () => {
    const outside: readonly string[] = outsideParks
    const ofParks = (await wholeTables()).filter(({ park, name }) => park && !outside.includes(name))

    expect(ofParks.filter(({ forced, policies }) => !forced || policies === 0)).toEqual([])
    expect(ofParks.length).toBeGreaterThan(5)
  })
})

describe('row-level security', () => {
  const park = '0193a5e0-0000-7000-8000-000000000001'
  const other = '0193a5e0-0000-7000-8000-000000000002'

  async function asApp<Result>(setting: string | null, work: (tx: Sql) => Promise<Result>): Promise<Result> {
    const client = postgres(database.url, { max: 1, onnotice: () => {}, connection: { role: 'siji_app' } })
    try {
      // A transaction's handle does all that a client's does here.
      return (await client.begin(async (tx) => {
        if (setting !== null) await tx`select set_config('siji.park', ${setting}, true)`
        return await work(tx as unknown as Sql)
      })) as Result
    } finally {
      await client.end()
    }
  }

  beforeAll(async () => {
    for (const [id, slug] of [
      [park, 'one'],
      [other, 'two'],
    ] as const) {
      await sql`insert into parks (id, slug, name, zone, closing_time) values (${id}, ${slug}, ${slug}, 'UTC', '17:30')`
      await sql`insert into departments (park_id, code, name, name_en, kind) values (${id}, 'office', 'o', 'o', 'authority')`
    }
  })

  test('shows no row of a park where no park is named', async () => {
    expect(await asApp(null, async (tx) => await tx`select * from departments`)).toHaveLength(0)
  })

  test('shows the rows of the park that is named, and no others', async () => {
    const rows = await asApp(park, async (tx) => await tx<{ park_id: string }[]>`select park_id from departments`)

    expect(rows.map((row) => row.park_id)).toEqual([park])
  })

  test('refuses to insert into another park', async () => {
    const insertion = asApp(
      park,
      async (tx) => await tx`insert into departments values (${other}, 'x', 'x', 'x', 'authority')`,
    )

    await expect(insertion).rejects.toMatchObject({ code: '42501' })
  })

  test('changes nothing in another park', async () => {
    const result = await asApp(park, async (tx) => await tx`update departments set name = 'x' where park_id = ${other}`)

    expect(result.count).toBe(0)
  })
})
