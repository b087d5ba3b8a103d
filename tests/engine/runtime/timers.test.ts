import postgres from 'postgres'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { deadline, fiveWaits, weekly } from './models.ts'

const DAY = 86_400_000

let database: TestDatabase
let node: TestEngine
let other: TestEngine

beforeAll(async () => {
  database = await createTestDatabase()
  node = openTestEngine(database.url)
  other = openTestEngine(database.url, {}, node.parkId)
  await Promise.all([node.engine.start(), other.engine.start()])
})

afterAll(async () => {
  await Promise.all([node.engine.stop(), other.engine.stop()])
  await database.drop()
})

test('fires a timer once when its time has come, whichever node sees it', async () => {
  await node.deploy(deadline)
  const ids = await Promise.all(Array.from({ length: 30 }, () => node.start('deadline')))
  await node.engine.whenIdle()
  expect((await node.load(ids[0] ?? '')).state).toBe('active')

  await node.engine.setVirtualTime(node.engine.now() + 3 * DAY)
  await node.engine.whenIdle()

  const instances = await Promise.all(ids.map(node.load))
  expect(instances.map(({ state, revision }) => `${state} ${revision}`)).toEqual(ids.map(() => 'completed 2'))
})

test('catches up in the order in which things fell due in each instance, though two nodes share the work', async () => {
  await node.deploy(fiveWaits)
  const ids = await Promise.all(Array.from({ length: 200 }, () => node.start('fiveWaits')))

  await node.engine.setVirtualTime(node.engine.now() + 7 * DAY)
  await Promise.all([node.engine.whenIdle(), other.engine.whenIdle()])

  const inOrder = ['wait1', 'wait2', 'wait3', 'wait4', 'wait5']
  expect(await firedOf(ids)).toEqual(ids.map(() => inOrder))
})

test('does not fire a timer whose task was answered in time', async () => {
  await node.deploy(deadline)
  const id = await node.start('deadline')
  const key = await node.keyOf(id, 'correct')
  await other.send(id, { type: 'completeTask', key, variables: {} })

  await node.engine.setVirtualTime(node.engine.now() + 3 * DAY)
  await node.engine.whenIdle()

  expect((await node.load(id)).revision).toBe(2)
})

test('starts a process by its timer as often as its cycle says', async () => {
  await node.deploy(weekly)
  const before = node.engine.now()

  for (let week = 1; week <= 4; week++) {
    await node.engine.setVirtualTime(before + week * 7 * DAY + 1_000)
    await node.engine.whenIdle()
  }

  const rows = await node.engine.listDefinitions(node.parkId)
  expect(rows.map(({ processId }) => processId)).toContain('inspection')
  expect(await countInstances('inspection')).toBe(2)
})

test('lets days pass in moments at a speed of its own, on every node, through the same timers', async () => {
  const id = await node.start('deadline')
  const began = node.engine.now()

  await other.engine.setVirtualTime(null, 500_000)

  await vi.waitFor(async () => expect((await node.load(id)).state).toBe('completed'), { timeout: 60_000 })
  await other.engine.setVirtualTime(null, 0)
  await vi.waitFor(() => expect(node.engine.pace().speed).toBe(0), { timeout: 60_000 })
  const stands = node.engine.now()
  const { entries } = await node.engine.readHistory(node.parkId, id)
  expect((entries.at(-1)?.at ?? 0) - began).toBeGreaterThanOrEqual(2 * DAY)
  expect(node.engine.now()).toBe(stands)
  await other.engine.setVirtualTime(null, 1)
})

test('has no virtual time in production, whoever asks', async () => {
  const made = await createTestDatabase()
  const sql = postgres(made.superuserUrl, { max: 1 })
  await sql`update settings set mode = 'production'`
  const { engine } = openTestEngine(made.url)
  await engine.start()

  const [byHand, asked] = await Promise.allSettled([
    sql`update settings set time_speed = 2`,
    engine.setVirtualTime(null, 2),
  ])

  expect(byHand).toMatchObject({ reason: { constraint_name: 'production_speed_is_real' } })
  expect(asked).toMatchObject({ reason: { code: 'virtual-time-refused' } })
  await Promise.all([engine.stop(), sql.end()])
  await made.drop()
})

test('refuses to move virtual time backwards', async () => {
  const back = node.engine.setVirtualTime(node.engine.now() - DAY)

  await expect(back).rejects.toMatchObject({ code: 'virtual-time-refused' })
})

/** The nodes whose timers fired, by instance in the order of its journal. */
async function firedOf(ids: readonly string[]): Promise<readonly string[][]> {
  const sql = postgres(database.superuserUrl, { max: 1 })
  const rows = await sql<{ nodes: string[] }[]>`
    select array_agg(e->>'node' order by revision) as nodes from journal, json_array_elements(events) e
    where instance_id = any(${ids as string[]}) and e->>'type' = 'elementCompleted' and e->>'node' like 'wait%' group by instance_id`
  await sql.end()
  return rows.map(({ nodes }) => nodes)
}

async function countInstances(processId: string): Promise<number> {
  const sql = postgres(database.superuserUrl, { max: 1 })
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int from process_instances where process_id = ${processId}`
  await sql.end()
  return row.count
}
