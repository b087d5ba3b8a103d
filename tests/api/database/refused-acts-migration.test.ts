import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../../../api/database/migrate.ts'
import { createEmptyDatabase, migrationsFolder, type TestDatabase } from '../../support/postgres.ts'

const MIGRATION = '0040_refused_acts.sql'
const id = (last: number) => `00000000-0000-7000-8000-00000000000${last}`
const [PARK, PERSON, APPLICATION, CALLED] = [id(1), id(2), id(3), id(4)]

let database: TestDatabase
let before: string

beforeAll(async () => {
  database = await createEmptyDatabase()
  before = mkdtempSync(join(tmpdir(), 'siji-migrations-'))
  for (const name of readdirSync(migrationsFolder).filter((each) => each < MIGRATION)) {
    cpSync(join(migrationsFolder, name), join(before, name))
  }
})
afterAll(async () => {
  rmSync(before, { recursive: true })
  await database.drop()
})

test('brings what was refused about clocks and promises into the one table of refused acts', async () => {
  await migrate({ url: database.url, folder: before, mode: 'demo' })
  const sql = postgres(database.superuserUrl, { max: 1, onnotice: () => {} })
  await sql`insert into parks (id, slug, name, zone, closing_time) values (${PARK}, 'park', '园区', 'Asia/Shanghai', '17:30')`
  await sql`insert into people (id, name) values (${PERSON}, '审查')`
  // Only what is asked for here: the keys of the rest stand in tables that are of no interest.
  await sql`set session_replication_role = replica`
  await sql`insert into process_instances
    (park_id, id, root_instance_id, process_id, definition_hash, status, revision, started_at, changed_at,
      journal_hash, state)
    values (${PARK}, ${CALLED}, ${APPLICATION}, 'called', 'hash', 'active', 1, now(), now(), '', '{}')`
  await sql`insert into clock_refusals (park_id, id, instance_id, key, person_id, move, ground, code, refused_at) values
    (${PARK}, gen_random_uuid(), ${CALLED}, 7, ${PERSON}, 'pause', 'hearing', 'clock-not-yours', '2024-04-25T09:00Z'),
    (${PARK}, gen_random_uuid(), ${APPLICATION}, 0, ${PERSON}, 'deleteEvidence', null, 'evidence-kept', '2024-04-25T10:00Z')`
  await sql`insert into promise_refusals (park_id, id, application_id, code, person_id, refusal, refused_at) values
    (${PARK}, gen_random_uuid(), ${APPLICATION}, 'geological-report', ${PERSON}, 'promise-public-safety', '2024-04-25T11:00Z')`

  await migrate({ url: database.url, folder: migrationsFolder, mode: 'demo' })

  const rows = await sql`select act, application_id, instance_id, key, subject, person_id, code from refused_acts
    order by refused_at`
  const gone = await sql`select to_regclass('clock_refusals') as clocks, to_regclass('promise_refusals') as promises`
  await sql.end()
  const by = { application_id: APPLICATION, person_id: PERSON }
  expect([...rows]).toEqual([
    { ...by, act: 'pauseClock', instance_id: CALLED, key: 7, subject: 'hearing', code: 'clock-not-yours' },
    { ...by, act: 'deleteEvidence', instance_id: APPLICATION, key: 0, subject: null, code: 'evidence-kept' },
    {
      ...by,
      act: 'signPromise',
      instance_id: null,
      key: null,
      subject: 'geological-report',
      code: 'promise-public-safety',
    },
  ])
  expect([...gone]).toEqual([{ clocks: null, promises: null }])
})
