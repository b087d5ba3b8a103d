import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../api/plugins/database.ts'
import { runRetention } from '../../api/retention/run-retention.ts'
import { verifyJournal } from '../../engine/index.ts'
import { review } from '../engine/runtime/models.ts'
import { openTestEngine, type TestEngine } from '../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'
import { siji } from './siji.ts'

const folder = mkdtempSync(join(tmpdir(), 'siji-retention-'))
const YEAR = 366 * 86_400_000

let database: TestDatabase
let node: TestEngine
let sql: Sql
let [ended, filed, running]: readonly string[] = []

beforeAll(async () => {
  chmodSync(folder, 0o755)
  writeFileSync(join(folder, 'key'), '07'.repeat(32))
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1 })
  node = openTestEngine(database.url)
  await sql`insert into parks (id, slug, name, zone, closing_time) values (${node.parkId}, 'north', '北园', 'Asia/Shanghai', '17:30')`
  await node.deploy(review)
  ;[ended, filed, running] = [await node.start('review'), await node.start('review'), await node.start('review')]
  for (const id of [ended, filed]) await node.send(String(id), { type: 'completeTask', key: 2, variables: {} })
  // Only that there is an application matters here, not what it says.
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    const [columns] = await tx`
      select string_agg(format('%I', attname), ', ') as names, string_agg(case
        when attname = 'park_id' then quote_literal(${node.parkId}::text)
        when attname = 'id' then quote_literal(${String(filed)}::text)
        when atttypid = 'uuid'::regtype then quote_literal(${node.parkId}::text)
        when atttypid = 'json'::regtype then quote_literal('{}')
        when atttypid = 'timestamptz'::regtype then 'now()'
        when atttypid in ('integer'::regtype, 'bigint'::regtype) then '1' else quote_literal('x') end, ', ') as filled
      from pg_attribute where attrelid = 'applications'::regclass and attnum > 0 and attnotnull`
    await tx.unsafe(`insert into applications (${columns?.['names']}) values (${columns?.['filled']})`)
  })
})

afterAll(async () => {
  await node.engine.stop()
  await sql.end()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const environment = () => ({
  DATABASE_URL: database.url,
  SIJI_KEY_FILE: join(folder, 'key'),
  SIJI_DATA: folder,
  SIJI_MODE: 'demo',
})
const command = async (...words: readonly string[]) => await siji([...words, '--park', 'north'], '', environment())
const instances = async () => (await sql`select id from process_instances order by id`).map(({ id }) => String(id))

test('keeps what is young, or in no export, and says how much that is', async () => {
  const young = await command('retention')
  await node.engine.setVirtualTime((await node.engine.readNow()) + 11 * YEAR)
  const old = await command('retention')
  const applied = await command('retention', '--apply', '--reason', '满十年')

  expect(young.lines[0]).toMatchObject({ keepDays: 3_650, ended: 0, instances: 0 })
  expect(old.lines[0]).toMatchObject({ ended: 2, ofApplications: 1, notExported: 1, instances: 0 })
  expect(applied.lines[0]).toMatchObject({ dropped: 0 })
  expect(await instances()).toHaveLength(3)
})

test('drops what was exported, for a reason that is recorded, and nothing of applications or of what goes on', async () => {
  await command('journal', 'export', join(folder, 'park.jsonl.gz'))

  const foreseen = await command('retention')
  const applied = await command('retention', '--apply', '--reason', '满十年')

  expect(foreseen.lines[0]).toMatchObject({ notExported: 0, instances: 1, entries: 2 })
  expect(applied.lines[0]).toMatchObject({ dropped: 1, entries: 2 })
  expect(await instances()).toEqual([filed, running].map(String).sort())
  expect(await sql`select from journal where instance_id = ${String(ended)}`).toHaveLength(0)
  expect(await sql`select dropped, entries, reason from retention_runs where dropped > 0`).toEqual([
    { dropped: 1, entries: 2, reason: '满十年' },
  ])
  const faults: unknown[] = []
  await verifyJournal(database.url, (fault) => faults.push(fault))
  expect(faults).toEqual([])
})

test('asks for a reason, and never goes below five years, whatever a run says', async () => {
  const silent = await command('retention', '--apply')
  const short = await command('retention', '--keep-days', '30', '--reason', '省地方')
  const id = await node.start('review')
  await node.send(id, { type: 'completeTask', key: 2, variables: {} })
  await command('journal', 'export', join(folder, 'later.jsonl.gz'))
  const run = v7()
  await sql`
    insert into retention_runs (park_id, id, ended_before, reason, ordered_by, ordered_at)
    values (${node.parkId}, ${run}, siji_now() + interval '1 day', '-', '-', now())`

  const dropped = await node.engine.dropEnded(node.parkId, run, [id, String(running)])

  expect([silent.code, short.code]).toEqual([3, 3])
  expect(dropped).toBe(0)
})

test('goes on each day by itself where the policy says so, also with what a crash has left', async () => {
  await command('retention', '--keep-days', '1825', '--daily', 'on', '--reason', '满五年')
  await node.engine.setVirtualTime((await node.engine.readNow()) + 6 * YEAR)
  const api = openDatabase({ url: database.url })

  await runRetention({ engine: node.engine, database: api }, () => false)
  await runRetention({ engine: node.engine, database: api }, () => false)

  await api.close()
  expect(await instances()).toEqual([filed, running].map(String).sort())
  const runs =
    await sql`select reason, dropped, finished_at is null as open from retention_runs where reason in ('-', '满五年')`
  expect(runs.map(({ open }) => open)).toEqual([false, false])
  expect(runs.reduce((sum, { dropped }) => sum + Number(dropped), 0)).toBe(1)
})

test('removes whole months in which nothing is left, and no other', async () => {
  await sql`select add_month('2020-03-01'), add_month('2020-04-01')`
  await sql`
    insert into ended_tasks select park_id, '0170f000-0000-7000-8000-000000000000', key, root_instance_id, process_id, node, name,
      department, post, check_post, form, permit, lane, state, assignee, answerer, checker, due_at, opened_at, ended_at
    from ended_tasks limit 1`
  const [kept] =
    await sql`select tableoid::regclass::text as name from ended_tasks where instance_id = '0170f000-0000-7000-8000-000000000000'`

  const dropped = await node.engine.dropEmptyMonths()

  expect(kept).toEqual({ name: 'ended_tasks_2020_03' })
  expect(dropped).toBe(3)
  expect(await sql`select to_regclass('ended_tasks_2020_03') is not null as there`).toEqual([{ there: true }])
})
