import { sql as fragment } from 'drizzle-orm'
import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outsideParks } from '../../../api/outside-parks.ts'
import { openClient } from '../../../engine/store/connection/client.ts'
import { createDatabaseClock } from '../../../engine/store/connection/database-clock.ts'
import { openParkDatabase, type ParkDatabase } from '../../../engine/store/connection/park-database.ts'
import { createSqlStore } from '../../../engine/store/sql-store.ts'
import { milestones, tasks } from '../../../engine/store/tables.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { newInstance, started, taskOpened } from './changes.ts'

const parkId = v7()
const foreignParkId = v7()
let database: TestDatabase
let parks: ParkDatabase
let app: Sql
let superuser: Sql

beforeAll(async () => {
  database = await createTestDatabase()
  const client = openClient({ url: database.url, role: 'siji_engine', connections: 1 })
  const store = createSqlStore({ writer: client, reader: client, clock: createDatabaseClock(), retryDelay: 1000 })
  const events = [taskOpened(1), { type: 'milestoneReached', name: 'submitted', node: 'n', at: started } as const]
  await store.write([newInstance(parkId, events).change, newInstance(foreignParkId, events).change])
  await client.close()
  parks = openParkDatabase({ url: database.url, connections: 1 })
  app = postgres(database.url, { max: 1, connection: { role: 'siji_app' } })
  superuser = postgres(database.superuserUrl, { max: 1 })
  // A table of the api, which may write it: the engine's own the api may not write at all.
  await superuser.unsafe(`
    set role siji_owner; create table notes (park_id uuid not null, text text);
    select protect_park_table('notes'); grant select, insert, update on notes to siji_app; reset role`)
  await superuser`insert into notes values (${parkId}, 'ours'), (${foreignParkId}, 'theirs')`
})

afterAll(async () => {
  await parks.close()
  await app.end()
  await superuser.end()
  await database.drop()
})

test('shows no row where no park is set', async () => {
  expect(await app`select * from tasks`).toEqual([])
  expect(await app`select * from journalled_commands`).toEqual([])
  expect(await app`select * from notes`).toEqual([])
})

test('shows the rows of one park inside it, and forgets the park after the transaction', async () => {
  const seen = await parks.inPark(parkId, async (tx) => ({
    tasks: await tx.select({ park: tasks.parkId }).from(tasks),
    milestones: await tx.select({ name: milestones.name }).from(milestones),
  }))

  expect(seen).toEqual({ tasks: [{ park: parkId }], milestones: [{ name: 'submitted' }] })
  const after = await parks.outsideParks(async (tx) => await tx.select({ key: tasks.key }).from(tasks))
  expect(after).toEqual([])
})

test('refuses to insert a row of another park', async () => {
  const insert = parks.inPark(parkId, (tx) => tx.execute(fragment`insert into notes values (${foreignParkId}, 'x')`))

  await expect(insert).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('updates no row of another park', async () => {
  await parks.inPark(parkId, (tx) => tx.execute(fragment`update notes set text = 'changed'`))

  expect(await superuser`select text from notes order by text`).toEqual([{ text: 'changed' }, { text: 'theirs' }])
})

test('rolls back what a park began when the work fails', async () => {
  const work = parks.inPark(parkId, async (tx) => {
    await tx.execute(fragment`insert into notes values (${parkId}, 'half')`)
    throw new Error('no')
  })

  await expect(work).rejects.toThrowError('no')
  expect(await superuser`select 1 from notes where text = 'half'`).toEqual([])
})

test('lets the api read no state, and write nothing of the engine', async () => {
  const refused = { code: '42501' }

  await expect(app`select state from process_instances`).rejects.toMatchObject(refused)
  await expect(app`select * from jobs`).rejects.toMatchObject(refused)
  await expect(app`delete from tasks`).rejects.toMatchObject(refused)
  await expect(app`insert into milestones select * from milestones`).rejects.toMatchObject(refused)
})

test('lets nobody change or remove a journal row, nor reach a partition past its parent', async () => {
  const engine = postgres(database.url, { max: 1, connection: { role: 'siji_engine' } })
  const refused = { code: '42501' }

  await expect(engine`update journal set at = now()`).rejects.toMatchObject(refused)
  await expect(engine`delete from journal`).rejects.toMatchObject(refused)
  await expect(engine`delete from ended_tasks`).rejects.toMatchObject(refused)
  await expect(engine`select * from journal_default`).rejects.toMatchObject(refused)
  await engine.end()
})

test('has a policy, enabled and forced, on every table that has a park', async () => {
  const open = await superuser`
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'park_id'
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and c.relname not in ${superuser(outsideParks)} and not (
      c.relrowsecurity and c.relforcerowsecurity and exists (
        select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname and 'siji_app' = any(p.roles)
          and p.qual like '%siji.park%' and p.with_check like '%siji.park%'))`

  expect(open).toEqual([])
})

test('begins every primary key and unique constraint of such a table with the park', async () => {
  const wrong = await superuser`
    select i.indexrelid::regclass::text as index from pg_index i
    join pg_attribute park on park.attrelid = i.indrelid and park.attname = 'park_id'
    where i.indisunique and i.indkey[0] <> park.attnum
      and i.indrelid::regclass::text not in ${superuser(outsideParks)}`

  expect(wrong).toEqual([])
})

test('has partitions for two years, and adds none twice', async () => {
  const [{ count }] = await superuser<[{ count: number }]>`
    select count(*)::int from pg_inherits where inhparent = 'journal'::regclass`
  const [{ added }] = await superuser<[{ added: number }]>`select add_partitions(24) as added`

  expect(count).toBeGreaterThanOrEqual(25)
  expect(added).toBe(0)
})

test('holds the journal of this month in this month’s partition', async () => {
  const rows = await superuser`select distinct tableoid::regclass::text as partition from journal`

  expect(rows).toEqual([{ partition: expect.stringMatching(/^journal_\d{4}_\d{2}$/) }])
})

test('keeps virtual time at zero in production', async () => {
  await superuser`update settings set mode = 'production'`

  const move = superuser`update settings set time_offset = interval '1 hour'`

  await expect(move).rejects.toMatchObject({ constraint_name: 'production_time_is_real' })
})
