import { readFile } from 'node:fs/promises'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Variables } from '../../../engine/expressions/expression.ts'
import { verifyJournal } from '../../../engine/runtime/verification/verify-journal.ts'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'

let database: TestDatabase
let sql: Sql
let node: TestEngine

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1 })
  node = openTestEngine(database.url)
  await node.engine.start()
})

afterAll(async () => {
  await node.engine.stop()
  await sql.end()
  await database.drop()
})

test('compensates after everything has been through the database', async () => {
  await deploy('what-has-completed-is-compensated-in-reverse-order')
  const id = await node.start('process', { destination: 'Beijing', undone: [], more: false })
  for (const task of ['first', 'flight', 'hotel', 'undoHotel', 'undoFirst', 'look']) await complete(id, task)

  const { state, endVariables } = await node.load(id)

  expect(state).toBe('completed')
  expect(endVariables).toMatchObject({ undone: ['Beijing'] })
  expect(await faults()).toEqual([])
})

test('waits for a condition without a row, and stores the incident of one that cannot be reckoned', async () => {
  await deploy('a-condition-happens-whenever-it-becomes-true')
  const id = await node.start('process')
  const set = (variables: Variables) => node.send(id, { type: 'setVariables', scope: 0, variables })

  await set({ amount: 'many' })

  expect(await sql`select code, step from incidents where instance_id = ${id}`).toMatchObject([
    { code: 'wrong-type', step: 'condition' },
  ])
  expect(await faults()).toEqual([])
  await set({ amount: 12 })
  await node.send(id, { type: 'resolveIncident', key: await node.keyOf(id, 'work'), variables: {} })
  expect(await sql`select from incidents where instance_id = ${id}`).toHaveLength(0)
  expect(await node.keyOf(id, 'look')).toBeGreaterThan(0)
})

test('is woken by the parts of an event one after the other, also by signals of other instances', async () => {
  await deploy('a-parallel-multiple-event-happens-when-all-of-its-parts-have-come')
  const id = await node.start('process')
  const both = async () =>
    sql`select kind, name from subscriptions where instance_id = ${id} and node = 'both' order by kind`
  expect(await both()).toMatchObject([
    { kind: 'message', name: 'call' },
    { kind: 'signal', name: 'alarm' },
  ])

  await node.send(id, { type: 'deliverMessage', name: 'call', correlationKey: null, variables: {} })
  expect(await both()).toMatchObject([{ kind: 'signal', name: 'alarm' }])
  await deploy('a-signal-reaches-everything-that-waits-for-it')
  const thrower = await node.start('process')
  await complete(thrower, 'warn')
  await node.engine.whenIdle()

  expect(await node.keyOf(id, 'work')).toBeGreaterThan(0)
  expect(await both()).toHaveLength(0)
  expect(await faults()).toEqual([])
})

async function deploy(diagram: string): Promise<void> {
  const file = await readFile(new URL(`../../conformance/diagrams/${diagram}.bpmn`, import.meta.url))
  await node.deploy({ 'process.bpmn': file })
}

async function complete(instanceId: string, task: string): Promise<void> {
  const key = await node.keyOf(instanceId, task)
  const answer = await node.send(instanceId, { type: 'completeTask', key, variables: {} })
  if (!answer.accepted) throw new Error(`${task}: ${answer.rejection.message}`)
}

async function faults(): Promise<readonly string[]> {
  const found: string[] = []
  await verifyJournal(database.url, ({ fault, detail }) => found.push(`${fault} ${detail}`))
  return found
}
