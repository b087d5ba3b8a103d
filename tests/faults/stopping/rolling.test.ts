import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { DEMO_PASSWORD } from '../../../api/demo-data/people.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { prepareNextRelease } from './next-release.ts'
import { type Common, type Node, startNodeHere, startNodeProcess } from './node.ts'
import { openPatientClient } from './patient-client.ts'
import { openRenaming } from './renaming-clients.ts'

const model = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="https://siji.dev/test">
  <message id="m" name="order"/><process id="order" isExecutable="true">
    <startEvent id="start"><messageEventDefinition messageRef="m"/></startEvent>
    <sequenceFlow id="a" sourceRef="start" targetRef="work"/><userTask id="work"/></process></definitions>`

const folder = mkdtempSync(join(tmpdir(), 'siji-rolling-'))
let database: TestDatabase
let common: Common
let nodes: Node[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  common = { databaseUrl: database.url, folder, notice: 0.3 }
  // The first fills the database for all.
  nodes.push(await startNodeHere(common))
  nodes.push(...(await Promise.all([startNodeHere(common), startNodeProcess(common)])))
})
afterAll(async () => {
  await Promise.all(nodes.map(({ stop }) => stop()))
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('restarts one node after the other under load, and nobody who asks another node is refused or served twice', async () => {
  const token = await signIn(urls()[0] ?? '')
  await call('/api/v1/parks/demo/processes', token, { files: { 'process.bpmn': model } })
  const client = openPatientClient(urls, '/api/v1/parks/demo/messages', token)
  const told: (readonly [ready: number, alive: number])[] = []
  const exits: (number | null)[] = []

  for (const node of [...nodes].reverse()) {
    const before = client.acknowledgedSoFar()
    await vi.waitUntil(() => client.acknowledgedSoFar() > before + 20, { timeout: 30_000 })
    const stopping = node.stop()
    const ready = await vi.waitUntil(async () => await unlessReady(node), { timeout: 10_000, interval: 20 })
    told.push([ready, (await fetch(`${node.url}/healthz`)).status])
    exits.push(await stopping)
    nodes = [...nodes.filter((each) => each !== node), await startNodeHere(common)]
  }
  const { acknowledged, failed, repeated } = await client.end()

  expect(failed).toEqual([])
  expect(repeated).toBeGreaterThan(0)
  expect(told).toEqual([
    [503, 200],
    [503, 200],
    [503, 200],
  ])
  expect(exits).toEqual([0, 0, 0])
  expect(new Set(acknowledged.values()).size).toBe(acknowledged.size)
  expect(await startedInstances()).toEqual(new Set(acknowledged.values()))
})

test('goes over to the next release node by node, on a schema that is expanded before and contracted after', async () => {
  const token = await signIn(urls()[0] ?? '')
  const next = await prepareNextRelease(common)
  const paths = await Promise.all([1, 2, 3].map(() => addWebhook(token)))
  const renaming = openRenaming(urls, paths, token)
  const goOn = async () => {
    const before = renaming.turns()
    await vi.waitUntil(() => renaming.turns() > before + 10, { timeout: 30_000 })
  }

  await goOn()
  await next.expand()
  await goOn()
  const old = nodes
  nodes = [...old, await next.startNode(common)]
  await goOn()
  await Promise.all(old.map(({ stop }) => stop()))
  nodes = nodes.slice(old.length)
  await next.contract()
  await goOn()

  expect(await renaming.end()).toEqual([])
})

async function addWebhook(token: string): Promise<string> {
  const path = '/api/v1/parks/demo/webhooks'
  const answer = await call(path, token, { name: 'new', url: 'https://receiver.example/siji' })
  return `${path}/${String((await answer.json()).id)}`
}

function urls(): readonly string[] {
  return nodes.map(({ url }) => url)
}

/** The status by which a node says that it is not ready; `null` while it is. */
async function unlessReady({ url }: Node): Promise<number | null> {
  const { status } = await fetch(`${url}/readyz`)
  return status === 200 ? null : status
}

/** Asks again where the node is too busy, as it says. */
async function call(path: string, token: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  return await vi.waitUntil(
    async () => {
      const answer = await fetch(`${urls()[0]}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
      return answer.status === 503 ? null : answer
    },
    { timeout: 30_000, interval: 100 },
  )
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ account: 'manager', password: DEMO_PASSWORD, carriedBy: 'bearer' }),
  })
  return String((await answer.json()).token)
}

async function startedInstances(): Promise<ReadonlySet<string>> {
  const sql = postgres(database.superuserUrl, { max: 1, onnotice: () => {} })
  try {
    const rows = await sql<{ id: string }[]>`select id from process_instances where process_id = 'order'`
    return new Set(rows.map(({ id }) => id))
  } finally {
    await sql.end()
  }
}
