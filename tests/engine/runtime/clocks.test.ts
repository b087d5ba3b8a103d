import { readFile } from 'node:fs/promises'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calledInstanceId } from '../../../engine/runtime/called-instance-id.ts'
import { verifyJournal } from '../../../engine/runtime/verification/verify-journal.ts'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'

const path = new URL('../../conformance/diagrams/a-clock-stops-by-law.bpmn', import.meta.url)
let database: TestDatabase
let node: TestEngine
let sql: Sql

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1 })
  node = openTestEngine(database.url)
  await node.engine.start()
  await node.deploy({ 'process.bpmn': await readFile(path) })
})

afterAll(async () => {
  await node.engine.stop()
  await sql.end()
  await database.drop()
})

const level = (days: number) => `<extensionElements><siji:serviceLevel days="${days}"/></extensionElements>`
const calling = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1"
  id="d" targetNamespace="https://siji.dev/tests">
  <process id="caller" isExecutable="true">${level(9)}<startEvent id="s"/><callActivity id="calls" calledElement="called"/>
    <sequenceFlow id="sc" sourceRef="s" targetRef="calls"/></process>
  <process id="called" isExecutable="true">${level(6)}<startEvent id="t"/><userTask id="read">${level(3)}</userTask>
    <userTask id="judge">${level(3)}</userTask><sequenceFlow id="tr" sourceRef="t" targetRef="read"/>
    <sequenceFlow id="rj" sourceRef="read" targetRef="judge"/></process></definitions>`

const hearing = {
  type: 'pauseClock',
  person: 'qin',
  department: 'fire',
  ground: 'hearing',
  why: 'w',
  evidence: ['e'],
} as const

test('turns the light of each clock when its time has come, and leaves the row of the next turn', async () => {
  const id = await node.start('process')
  const before = await clocksOf(id)
  expect(before.map(({ node: at, clock, light }) => `${at} ${clock} ${light}`)).toEqual([
    'process promised green',
    'process statutory green',
    'review promised green',
  ])

  await goOn(await turnOf(id, 'review'))

  const yellow = await clocksOf(id)
  expect(yellow[2]).toMatchObject({ light: 'yellow', state: 'running' })
  expect(await turnOf(id, 'review')).toBe((yellow[2]?.dueAt ?? 0) + 1)

  await goOn(await turnOf(id, 'review'))

  expect((await clocksOf(id))[2]).toMatchObject({ light: 'red', turnsAt: null })
  expect(await verdict()).toEqual([])
})

test('takes the due date of a task along: none while it stands still, a later one when it goes on', async () => {
  const id = await node.start('process')
  const key = await node.keyOf(id, 'review')
  const first = await dueOfTask(id)

  await node.send(id, { ...hearing, key })

  expect(await dueOfTask(id)).toBeNull()
  expect((await clocksOf(id)).map(({ state, light, dueAt }) => `${state} ${light} ${dueAt}`)).toEqual([
    'paused grey null',
    'paused grey null',
    'paused grey null',
  ])
  expect(await verdict()).toEqual([])

  await goOn(node.engine.now() + 5 * 86_400_000)
  expect(await node.send(id, { type: 'resumeClock', key, person: 'qin', department: 'water' })).toMatchObject({
    rejection: { code: 'not-its-suspension' },
  })
  await node.send(id, { type: 'resumeClock', key, person: 'qin', department: 'fire' })

  expect(await dueOfTask(id)).toBeGreaterThan(first ?? 0)
  expect(await verdict()).toEqual([])
})

test('keeps its ledger and its light through a suspended instance and a migration while it stands still', async () => {
  const id = await node.start('process')
  const key = await node.keyOf(id, 'review')
  await node.send(id, { ...hearing, key })
  const text = (await readFile(path, 'utf8')).replaceAll('"review"', '"examine"')
  const toHash = await node.deploy({ 'process.bpmn': new TextEncoder().encode(text) })

  expect(await node.send(id, { type: 'migrateInstance', toHash, plan: { review: 'examine' } })).toMatchObject({
    accepted: true,
  })
  await node.send(id, { type: 'suspendInstance' })
  await node.send(id, { type: 'resumeClock', key, person: 'qin', department: 'fire' })
  await goOn(await turnOf(id, 'examine'))

  const [, , examine] = await clocksOf(id)
  expect(examine).toMatchObject({ node: 'examine', light: 'yellow', ledger: { suspensions: [{ ground: 'hearing' }] } })
  expect(await verdict()).toEqual([])
})

test('keeps what has ended, as it ended', async () => {
  const id = await node.start('process')
  await node.send(id, { type: 'completeTask', key: await node.keyOf(id, 'examine'), variables: {} })
  await node.send(id, { type: 'completeTask', key: await node.keyOf(id, 'decide'), variables: {} })
  await node.send(id, { type: 'completeTask', key: await node.keyOf(id, 'deliver'), variables: {} })

  const all = await clocksOf(id)

  expect(all.map(({ state, light, turnsAt }) => `${state} ${light} ${turnsAt}`)).toEqual([
    'ended green null',
    'ended green null',
    'ended green null',
  ])
  expect(await verdict()).toEqual([])
})

test('stands still in what was called while the whole around the call does, on any node, also when it begins late', async () => {
  await node.deploy({ 'process.bpmn': new TextEncoder().encode(calling) })
  const id = await node.start('caller')
  await node.engine.whenIdle()
  const called = calledInstanceId(id, (await node.load(id)).elements[1]?.call?.key ?? -1)

  await node.send(id, { ...hearing, key: 0 })
  await node.engine.whenIdle()
  await node.send(called, { type: 'completeTask', key: await node.keyOf(called, 'read'), variables: {} })

  const states = async () => (await clocksOf(called)).map((each) => `${each.node} ${each.state} ${each.light}`)
  expect(await states()).toEqual(['called paused grey', 'read ended green', 'judge paused grey'])
  expect(await node.send(called, { type: 'resumeClock', key: 0, person: 'qin', department: 'fire' })).toMatchObject({
    rejection: { code: 'no-such-suspension' },
  })
  await node.send(id, { type: 'resumeClock', key: 0, person: 'qin', department: 'fire' })
  await node.engine.whenIdle()

  expect(await states()).toEqual(['called running green', 'read ended green', 'judge running green'])
  expect(await verdict()).toEqual([])
})

async function goOn(at: number): Promise<void> {
  await node.engine.setVirtualTime(at)
  await node.engine.whenIdle()
}

async function verdict(): Promise<readonly string[]> {
  const found: string[] = []
  await verifyJournal(database.url, ({ fault, detail }) => found.push(`${fault} ${detail}`))
  return found
}

async function clocksOf(id: string) {
  return await sql<
    {
      node: string
      clock: string
      state: string
      light: string
      dueAt: number | null
      turnsAt: number | null
      ledger: object
    }[]
  >`select node, clock, state, light, (extract(epoch from due_at) * 1000)::float8 as "dueAt",
      (extract(epoch from turns_at) * 1000)::float8 as "turnsAt", ledger
    from clocks where instance_id = ${id} order by key`
}

async function turnOf(id: string, at: string): Promise<number> {
  const [row] = await sql<{ at: number }[]>`
    select (extract(epoch from t.due_at) * 1000)::float8 as at from timers t
    join clocks c using (park_id, instance_id, key) where instance_id = ${id} and c.node = ${at}`
  if (row === undefined) throw new Error(`Expected a clock of ${at} to turn some time.`)
  return row.at
}

async function dueOfTask(id: string): Promise<number | null> {
  const [row] = await sql<{ due: number | null }[]>`
    select (extract(epoch from due_at) * 1000)::float8 as due from tasks where instance_id = ${id}`
  return row?.due ?? null
}
