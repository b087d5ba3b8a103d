import { readFile } from 'node:fs/promises'
import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Variables } from '../../../engine/expressions/expression.ts'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'

let database: TestDatabase
let sql: Sql
let nodes: readonly [TestEngine, TestEngine]
const actor = { type: 'person', person: 'p-1' } as const

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1 })
  const first = openTestEngine(database.url)
  nodes = [first, openTestEngine(database.url, {}, first.parkId)]
  for (const name of ['a-condition-that-holds-when-it-is-asked-starts-the-process'])
    await first.deploy(await diagram(name))
})

afterAll(async () => {
  await Promise.all(nodes.map(({ engine }) => engine.stop()))
  await sql.end()
  await database.drop()
})

test('starts what holds by the given variables, once for the same id', async () => {
  const evaluation = { id: v7(), parkId: nodes[0].parkId, variables: { level: 9, wind: 3 }, actor }

  const first = await nodes[0].engine.evaluateConditions(evaluation)
  const again = await nodes[1].engine.evaluateConditions(evaluation)

  expect(first).toMatchObject({ accepted: true, started: [expect.any(String)] })
  expect(again).toEqual(first)
  const [id] = first.accepted ? first.started : []
  expect((await nodes[0].load(id ?? '')).elements.map(({ node }) => node)).toEqual(['process', 'close_gate'])
})

test('starts one instance per key when all that it needs has come, whichever node is told, and no part twice', async () => {
  await nodes[0].deploy(await diagram('a-process-starts-when-all-that-it-needs-has-come'))
  const drawing = messageOf('drawing', { number: 7, drawing: 'A' })
  const first = await nodes[0].engine.publishMessage(drawing)
  expect(first).toMatchObject({ accepted: true, revision: 0, repeated: false })
  expect(await nodes[1].engine.publishMessage(drawing)).toEqual({ ...first, repeated: true })
  const id = first.accepted ? first.instanceId : ''
  expect(await nodes[0].engine.loadInstance(nodes[0].parkId, id)).toBeNull()

  const parts = [messageOf('payment', { number: 8 }), messageOf('payment', { number: 7, paid: 70 })]
  await Promise.all(parts.map((part, at) => nodes[at === 0 ? 0 : 1].engine.publishMessage(part)))
  await throwSignal('open')

  const [root] = (await nodes[1].load(id)).elements
  expect(root?.variables).toEqual({ number: 7, drawing: 'A', paid: 70 })
  expect(await sql`select correlation_key as key, parts from collected_starts`).toEqual([{ key: '8', parts: [1, 2] }])
})

function messageOf(name: string, variables: Variables) {
  return { id: v7(), parkId: nodes[0].parkId, name, correlationKey: null, variables, actor }
}

/** Lets another process throw it, and a node that looks for what was thrown bring it. */
async function throwSignal(name: string): Promise<void> {
  const thrower = `<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
    <signal id="s" name="${name}"/><process id="opening" isExecutable="true"><startEvent id="a"/>
    <endEvent id="b"><signalEventDefinition signalRef="s"/></endEvent><sequenceFlow id="f" sourceRef="a" targetRef="b"/>
    </process></definitions>`
  await nodes[0].deploy({ 'process.bpmn': new TextEncoder().encode(thrower) })
  await nodes[0].start('opening')
  await nodes[0].engine.start()
  await nodes[0].engine.whenIdle()
}

async function diagram(name: string) {
  const path = new URL(`../../conformance/diagrams/${name}.bpmn`, import.meta.url)
  return { 'process.bpmn': new Uint8Array(await readFile(path)) }
}
