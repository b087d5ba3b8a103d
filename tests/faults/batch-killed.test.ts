import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyJournal } from '../../engine/runtime/verification/verify-journal.ts'
import { openTestEngine, startOf } from '../support/engine.ts'
import { type KillableServer, killableServer } from './killable-server.ts'
import { openLedger } from './ledger.ts'
import { signIn } from './persistent-client.ts'

const INSTANCES = 300

let server: KillableServer

beforeAll(async () => {
  server = await killableServer()
})
afterAll(async () => await server.clearAway())

test('goes on with a batch in whose middle the server was killed, and does nothing twice', {
  timeout: 120_000,
}, async () => {
  await server.start()
  const urls = await server.databaseUrls()
  const sql = postgres(urls.superuserUrl, { max: 1, onnotice: () => {} })
  const [park] = await sql<{ id: string }[]>`select id from parks where slug = 'demo'`
  const node = openTestEngine(urls.url, {}, park?.id)
  const model = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="stay" isExecutable="true">
    <startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="w"/><userTask id="w"/></process></definitions>`
  await node.deploy({ 'process.bpmn': new TextEncoder().encode(model) })
  const ids = Array.from({ length: INSTANCES }, () => v7())
  await Promise.all(ids.map((id) => node.send(id, startOf('stay'))))
  const manager = await signIn(server.url, 'manager', openLedger())
  const settled = async () => {
    const rows = await sql<{ state: string }[]>`select state from batch_items where state <> 'waiting'`
    return rows.map(({ state }) => state)
  }

  const order = { act: { type: 'suspend' }, selection: { process: 'stay' }, reason: '台风停工' }
  await manager.write('POST', '/api/v1/parks/demo/batches', order)
  while ((await settled()).length < 20) await pause(5)
  await server.kill()
  const before = (await settled()).length
  await server.start()
  while ((await settled()).length < INSTANCES) await pause(50)

  expect(before).toBeLessThan(INSTANCES)
  expect(new Set(await settled())).toEqual(new Set(['done']))
  const [journal] = await sql`
    select count(*)::int as rows, count(distinct instance_id)::int as instances, max(revision) as last
    from journal where instance_id = any(${ids})`
  expect(journal).toEqual({ rows: 2 * INSTANCES, instances: INSTANCES, last: 2 })
  expect((await verifyJournal(urls.url, () => {})).faults).toBe(0)
  await node.engine.stop()
  await sql.end()
})
