import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { notice, review } from '../engine/runtime/models.ts'
import { openTestEngine, type TestEngine } from '../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'
import { type Ran, siji } from './siji.ts'

let database: TestDatabase
let node: TestEngine
let sql: Sql
let id: string

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1 })
  node = openTestEngine(database.url)
  node.engine.handleJobs('send-notice', async () => ({ type: 'completed', variables: {} }))
  await node.engine.start()
  await node.deploy(review)
  await node.deploy(notice)
  id = await node.start('review', { area: 12 })
  const key = await node.keyOf(id, 'decide')
  await node.send(id, { type: 'claimTask', key, person: 'p-1' })
  await node.send(id, { type: 'answerTask', key, person: 'p-1', variables: { outcome: 'agreed' } })
})

afterAll(async () => {
  await node.engine.stop()
  await sql.end()
  await database.drop()
})

test('tells a stored instance as siji run tells it, and that it comes to the stored state', async () => {
  const ran = await replay(id)

  expect(ran.code).toBe(0)
  expect(ran.lines.slice(0, -2).map(({ instance, event, element }) => `${instance} ${event} ${element}`)).toEqual([
    '1 activated start',
    '1 completed start',
    '1 taken f1',
    '1 activated decide',
    '1 completed decide',
    '1 taken f2',
    '1 activated end',
    '1 completed end',
  ])
  expect(ran.lines.at(-2)).toMatchObject({ result: 'completed', variables: { area: 12, outcome: 'agreed' } })
  expect(ran.lines.at(-1)).toEqual({
    replayed: id,
    revisions: 3,
    foldHolds: true,
    chainHolds: true,
    brokenAt: null,
  })
})

test('says that the stored state is another one, and where the chain breaks', async () => {
  const waiting = await node.start('notice')
  await node.engine.whenIdle()
  await sql`update process_instances set business_key = null, state = replace(state::text, 'read', 'send')::json where id = ${waiting}`
  await sql`update journal set actor = '{"type":"person","person":"p-9"}' where instance_id = ${waiting} and revision = 2`

  const ran = await replay(waiting)

  expect(ran.code).toBe(1)
  expect(ran.lines.at(-2)).toMatchObject({ result: 'waiting', waiting: ['read'] })
  expect(ran.lines.at(-1)).toMatchObject({ foldHolds: false, chainHolds: false, brokenAt: 2 })
})

test('says that there is no such instance, and what an instance is called', async () => {
  const [unknown, wrong] = [await replay(v7()), await replay('seven')]

  expect([unknown.code, wrong.code]).toEqual([1, 3])
  expect(wrong.stderr).toContain('UUID')
})

async function replay(instance: string): Promise<Ran> {
  return await siji(['replay', instance], '', { DATABASE_URL: database.url })
}
