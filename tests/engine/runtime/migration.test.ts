import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyJournal } from '../../../engine/runtime/verification/verify-journal.ts'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { deadline, notice } from './models.ts'

const DAY = 86_400_000

let database: TestDatabase
let node: TestEngine
let sql: Sql

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1 })
  node = openTestEngine(database.url, {}, v7())
  await node.engine.start()
})

afterAll(async () => {
  await node.engine.stop()
  await sql.end()
  await database.drop()
})

/** The same files with other words in them. */
function changed(files: { readonly 'process.bpmn': Uint8Array }, ...changes: readonly (readonly [string, string])[]) {
  let text = new TextDecoder().decode(files['process.bpmn'])
  for (const [from, to] of changes) text = text.replaceAll(from, to)
  return { 'process.bpmn': new TextEncoder().encode(text) }
}

const longer = changed(deadline, ['P2D', 'P9D'], ['"correct"', '"mend"'], ['"twoDays"', '"nineDays"'])
const plan = { correct: 'mend', twoDays: 'nineDays' }

test('goes on by the other version with task, due time and journal, also after a restart', async () => {
  await node.deploy(deadline)
  const id = await node.start('deadline')
  await node.send(id, { type: 'claimTask', key: await node.keyOf(id, 'correct'), person: 'lin' })
  const toHash = await node.deploy(longer)

  expect(await node.send(id, { type: 'migrateInstance', toHash, plan })).toMatchObject({ accepted: true })
  expect(await node.load(id)).toMatchObject({ definitionHash: toHash, elements: [{}, { node: 'mend' }] })
  expect(await rows(id)).toEqual({ hash: toHash, task: 'mend claimed lin', timer: 'nineDays' })
  expect(await faults()).toEqual([])

  const other = openTestEngine(database.url, {}, node.parkId)
  await other.engine.start()
  await other.engine.setVirtualTime(other.engine.now() + 3 * DAY)
  await other.engine.whenIdle()
  expect(await other.load(id)).toMatchObject({ state: 'completed' })
  expect(await faults()).toEqual([])
  await other.engine.stop()
})

test('migrates in one batch with what comes before and after it as it does one by one', async () => {
  await node.deploy(longer)
  const id = await node.start('deadline')
  const back = await node.deploy(deadline)
  const key = await node.keyOf(id, 'mend')

  const answers = await Promise.all([
    node.send(id, { type: 'claimTask', key, person: 'lin' }),
    node.send(id, { type: 'migrateInstance', toHash: back, plan: { mend: 'correct', nineDays: 'twoDays' } }),
    node.send(id, { type: 'suspendInstance' }),
  ])

  expect(answers.map(({ accepted }) => accepted)).toEqual([true, true, true])
  expect(await rows(id)).toEqual({ hash: back, task: 'correct claimed lin', timer: 'twoDays' })
  expect(await faults()).toEqual([])
})

test('keeps a job and an incident, and says beforehand what it would refuse', async () => {
  const from = await node.deploy(notice)
  const id = await node.start('notice')
  const key = await node.keyOf(id, 'send')
  await node.send(id, { type: 'failJob', key, retries: 0, message: 'no line' })
  const toHash = await node.deploy(changed(notice, ['"send"', '"post"']))
  const migrate = (nodes: { readonly [id: string]: string }) =>
    node.command(id, { type: 'migrateInstance', toHash, plan: nodes })

  expect(await node.engine.foresee(migrate({}))).toMatchObject({ rejection: { code: 'cannot-migrate' } })
  expect(await node.load(id)).toMatchObject({ definitionHash: from })
  expect(await node.engine.foresee(migrate({ send: 'post' }))).toMatchObject({ accepted: true })
  expect(await node.load(id)).toMatchObject({ definitionHash: from })

  await node.engine.send(migrate({ send: 'post' }))
  const [incident] = await sql`select node from incidents where instance_id = ${id}`
  expect(incident).toEqual({ node: 'post' })
  await node.send(id, { type: 'resolveIncident', key, variables: {} })
  node.engine.handleJobs('send-notice', async ({ node: at }) => ({ type: 'completed', variables: { at } }))
  await node.engine.whenIdle()

  expect(await node.load(id)).toMatchObject({ elements: [{ variables: { at: 'post' } }, { node: 'read' }] })
  expect(await faults()).toEqual([])
})

test('refuses a version that the park does not have', async () => {
  await node.deploy(notice)
  const id = await node.start('notice')

  const answer = await node.send(id, { type: 'migrateInstance', toHash: 'f'.repeat(64), plan: {} })

  expect(answer).toMatchObject({ accepted: false, rejection: { code: 'no-such-version' } })
})

async function rows(id: string) {
  const [instance] = await sql`select definition_hash as hash from process_instances where id = ${id}`
  const [task] = await sql`select concat_ws(' ', node, state, assignee) as task from tasks where instance_id = ${id}`
  const [timer] = await sql`select node as timer from timers where instance_id = ${id}`
  return { ...instance, ...task, ...timer }
}

async function faults(): Promise<readonly string[]> {
  const found: string[] = []
  await verifyJournal(database.url, ({ fault, detail }) => found.push(`${fault} ${detail}`))
  return found
}
