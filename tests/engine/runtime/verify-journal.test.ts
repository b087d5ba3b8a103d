import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type JournalFault, verifyJournal } from '../../../engine/runtime/verification/verify-journal.ts'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { deadline, notice, review } from './models.ts'

let database: TestDatabase
let node: TestEngine
let sql: Sql
let id: string

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1 })
  node = openTestEngine(database.url)
  node.engine.handleJobs('send-notice', async () => ({ type: 'failed', message: 'no', retryable: false }))
  await node.engine.start()
  await node.deploy(review)
  await node.deploy(deadline)
  await node.deploy(notice)
  await node.start('deadline')
  await node.start('notice')
  await node.engine.whenIdle()
})

beforeEach(async () => {
  id = await node.start('review')
  await node.send(id, { type: 'claimTask', key: await node.keyOf(id, 'decide'), person: 'p-1' })
})

afterAll(async () => {
  await node.engine.stop()
  await sql.end()
  await database.drop()
})

test('finds nothing wrong with tasks, timers, jobs, incidents and chains that the engine wrote', async () => {
  const { verdict, faults } = await verify()

  expect(faults).toEqual([])
  expect(verdict.instances).toBeGreaterThanOrEqual(3)
})

test.for([
  [
    'an actor that was changed',
    'chain-broken',
    (each: string) => sql`
    update journal set actor = '{"type":"person","person":"p-9"}' where instance_id = ${each} and revision = 2`,
  ],
  [
    'a row that was taken out',
    'chain-broken',
    (each: string) => sql`
    delete from journal where instance_id = ${each} and revision = 2`,
  ],
  [
    'a state that was changed',
    'fold-differs',
    (each: string) => sql`
    update process_instances set state = replace(state::text, 'p-1', 'p-9')::json where id = ${each}`,
  ],
  ['a task that was removed', 'rows-differ', (each: string) => sql`delete from tasks where instance_id = ${each}`],
  [
    'a command that is in the journal of two instances',
    'command-twice',
    (each: string) => sql`
    update journal set command_id = (select command_id from journal where instance_id <> ${each} limit 1)
    where instance_id = ${each} and revision = 1`,
  ],
  [
    'a timer that fired and had not been waiting',
    'timer-fired-twice',
    (each: string) => sql`
    update journal set command = '{"type":"fireTimer","key":77}' where instance_id = ${each} and revision = 2`,
  ],
  [
    'a call of an instance that has ended without an answer',
    'stuck',
    (each: string) => sql`
    update process_instances
    set state = replace(state::text, '"node":"decide",', '"node":"decide","call":{"key":5,"processId":"other"},')::json
    where id = ${each}`,
  ],
  [
    'an instance that was removed',
    'instance-missing',
    (each: string) => sql`
    delete from process_instances where id = ${each}`,
  ],
  [
    'a thrown message that was never brought to anybody',
    'message-overdue',
    (each: string) => sql`
    insert into thrown_messages
    select park_id, id, 1, 0, root_instance_id, 'told', 'm', null, siji_now() - interval '1 hour', 'infinity'
    from process_instances where id = ${each}`,
  ],
] as const)('finds %s', async ([, fault, tamper]) => {
  await tamper(id)

  const { faults } = await verify()

  expect(faults.filter(({ instanceId }) => instanceId === id).map((each) => each.fault)).toContain(fault)
  await sql`delete from process_instances where id = ${id}`
  await sql`delete from journal where instance_id = ${id}`
  await sql`delete from tasks where instance_id = ${id}`
  await sql`delete from thrown_messages where instance_id = ${id}`
})

async function verify() {
  const faults: JournalFault[] = []
  const verdict = await verifyJournal(database.url, (fault) => faults.push(fault))
  return { verdict, faults }
}
