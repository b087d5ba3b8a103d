import { readFile } from 'node:fs/promises'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyJournal } from '../../../engine/runtime/verification/verify-journal.ts'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'

let database: TestDatabase
let sql: Sql
let nodes: readonly [TestEngine, TestEngine]

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1 })
  const first = openTestEngine(database.url)
  nodes = [first, openTestEngine(database.url, {}, first.parkId)]
  await Promise.all(nodes.map(({ engine }) => engine.start()))
})

afterAll(async () => {
  await Promise.all(nodes.map(({ engine }) => engine.stop()))
  await sql.end()
  await database.drop()
})

test('counts in a data store what many instances on two nodes write at once, and loses none', async () => {
  await nodes[0].deploy(await diagram('a-data-store-outlives-who-writes-to-it'))
  const ids = await Promise.all(Array.from({ length: 12 }, (_, at) => nodeOf(at).start('process')))

  await Promise.all(ids.map((id, at) => complete(nodeOf(at), id, 'count', { name: 'Wu' })))

  const [row] = await sql`select value, revision from data_stores where park_id = ${nodes[0].parkId}`
  expect(row).toEqual({ value: { count: 12, last: 'Wu' }, revision: 12 })
  const faults: unknown[] = []
  await verifyJournal(database.url, (fault) => faults.push(fault))
  expect(faults).toEqual([])
})

test('carries the content of a message from the data of one instance to that of another', async () => {
  await nodes[0].deploy(await diagram('a-message-brings-its-content-from-pool-to-pool'))
  const buyer = await nodes[0].start('buyer', { number: 7, goods: 'sand' })
  await nodes[0].engine.whenIdle()
  const [seller] = await sql`select id from process_instances where process_id = 'seller'`

  await complete(nodes[1], seller?.['id'], 'think', { amount: 50 })
  await nodes[1].engine.whenIdle()

  const { elements } = await nodes[0].load(buyer)
  expect(elements[0]?.variables).toMatchObject({ offer: { number: 7, amount: 50 } })
  expect(elements[1]?.node).toBe('pay')
})

function nodeOf(at: number): TestEngine {
  return at % 2 === 0 ? nodes[0] : nodes[1]
}

async function complete(
  node: TestEngine,
  id: string,
  task: string,
  variables: { readonly [name: string]: string | number },
) {
  const key = await node.keyOf(id, task)
  expect(await node.send(id, { type: 'completeTask', key, variables })).toMatchObject({ accepted: true })
}

async function diagram(name: string) {
  const path = new URL(`../../conformance/diagrams/${name}.bpmn`, import.meta.url)
  return { 'process.bpmn': new Uint8Array(await readFile(path)) }
}
