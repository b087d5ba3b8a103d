import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { NumberedEntry } from '../../../engine/runtime/events/read-events.ts'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { deadline } from './models.ts'

let database: TestDatabase
let sql: Sql
let nodes: readonly [TestEngine, TestEngine]

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 2 })
  const first = openTestEngine(database.url)
  nodes = [first, openTestEngine(database.url, {}, first.parkId)]
  await first.deploy(deadline)
  await Promise.all(nodes.map(({ engine }) => engine.start()))
})

afterAll(async () => {
  await Promise.all(nodes.map(({ engine }) => engine.stop()))
  await sql.end()
  await database.drop()
})

test('tells a reader who follows each command once, in the order of each instance, while two nodes write', async () => {
  const [one, other] = nodes
  let isOver = false
  const reading = follow(() => isOver)

  const ids = await Promise.all(Array.from({ length: 60 }, () => one.start('deadline')))
  for (let round = 0; round < 4; round += 1) {
    await Promise.all(
      ids.map((id, at) => {
        const body = { type: 'setVariables', scope: 0, variables: { round } } as const
        return ((at + round) % 2 === 0 ? one : other).send(id, body)
      }),
    )
  }
  isOver = true
  const entries = await reading

  expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: 300 }, (_, at) => at + 1))
  for (const id of ids) {
    const own = entries.filter(({ instanceId }) => instanceId === id)
    expect(own.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5])
  }
  expect(entries.at(-1)).toMatchObject({
    processId: 'deadline',
    businessKey: null,
    actor: { type: 'person', person: 'p-1' },
    command: { type: 'setVariables' },
    events: [{ type: 'variablesSet' }, { type: 'commandHandled' }],
  })
})

test('gives what is committed late a later number, so that nobody has gone past it', async () => {
  const { parkId } = nodes[0]
  const late = await nodes[0].start('deadline')
  await expect.poll(async () => (await sql`select from unnumbered_events`).length).toBe(0)
  const before = await nodes[0].engine.lastEvent(parkId)

  await sql.begin(async (tx) => {
    await tx`insert into unnumbered_events (park_id, instance_ids, revisions) values (${parkId}, ${[late]}, ${[1]})`
    await nodes[0].start('deadline')
    await expect.poll(async () => await nodes[1].engine.lastEvent(parkId)).toBe(before + 1)
  })
  await expect.poll(async () => await nodes[1].engine.lastEvent(parkId)).toBe(before + 2)

  const page = await nodes[0].engine.readEvents(parkId, before + 1, 10)
  expect(page).toMatchObject({ entries: [{ number: before + 2, instanceId: late }], reached: before + 2 })
})

test('says that a number is not kept any more, or was never given, instead of leaving something out', async () => {
  const { engine, parkId } = nodes[0]
  const last = await engine.lastEvent(parkId)
  await sql`update numbered_events set numbered_at = numbered_at - interval '31 days'
    where last_number = (select min(last_number) from numbered_events where park_id = ${parkId})`
  const restarted = openTestEngine(database.url, {}, parkId)
  await restarted.engine.start()
  await expect.poll(async () => await engine.readEvents(parkId, 0, 1)).toBe('forgotten')
  await restarted.engine.stop()

  const fromFirst = await engine.readEvents(parkId, null, 1)
  expect(fromFirst).not.toBe('forgotten')
  expect(await engine.readEvents(parkId, last + 1, 1)).toBe('forgotten')
  expect(await engine.readEvents(parkId, last, 1)).toEqual({ entries: [], reached: last })
  expect(await engine.readEvents(v7(), null, 1)).toEqual({ entries: [], reached: 0 })
})

/** Reads page by page behind the last number, until it is over and nothing more comes. */
async function follow(isOver: () => boolean): Promise<readonly NumberedEntry[]> {
  const { engine, parkId } = nodes[1]
  const entries: NumberedEntry[] = []
  let reached = 0
  await vi.waitUntil(
    async () => {
      const page = await engine.readEvents(parkId, reached, 7)
      if (page === 'forgotten') throw new Error(`Expected events behind ${reached}, but they are forgotten.`)
      entries.push(...page.entries)
      reached = page.reached
      const unnumbered = await sql`select from unnumbered_events`
      return (
        isOver() && page.entries.length === 0 && unnumbered.length === 0 && reached === (await engine.lastEvent(parkId))
      )
    },
    { timeout: 60_000, interval: 2 },
  )
  return entries
}
