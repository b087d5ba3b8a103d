import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { buildApp } from '../../../api/app.ts'
import { readConfig } from '../../../api/config.ts'
import { DEMO_PASSWORD } from '../../../api/demo-data/people.ts'
import { openDatabase } from '../../../api/plugins/database.ts'
import type { Engine } from '../../../engine/index.ts'
import type { Completions } from '../completions.ts'
import { inTurns } from '../floor.ts'
import type { Bench } from '../on-engine.ts'
import { report } from '../report.ts'
import type { ClientAsked } from './client-of-bench.ts'
import { loadDemoPark } from './demo-park.ts'

const CONNECTIONS = 128
const INSTANCES = 4_000
const STARTED_AT_ONCE = 2_000

/** Jobs that a program outside completes over HTTP, 128 connections, beside completions in process. */
export async function benchHttp(
  { engine, url, folder }: Bench,
  completions: Completions,
  rounds: number,
  milliseconds: number,
): Promise<void> {
  const database = openDatabase({ url })
  const { park, cipher } = await loadDemoPark(database)
  const read = readConfig({ SIJI_DATA: join(folder, 'site'), SIJI_MODE: 'demo', PORT: '3000' })
  if (!read.ok) throw new Error(read.problems.join(' '))
  mkdirSync(read.config.filesFolder, { recursive: true })
  // The clients share the processors with the server: the event loop lags, and shedding load is not what is measured.
  const app = await buildApp({ engine, database, config: read.config, cipher, mostDelay: 0 })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const client = fork(join(import.meta.dirname, 'main.mjs'), ['client-of-bench'])
  try {
    await once(client, 'message')
    await startWork(engine, park.id)
    const asked = {
      port: Number(new URL(address).port),
      token: await signIn(address),
      connections: CONNECTIONS,
      milliseconds,
    }
    const [over = 0, within = 0] = await inTurns(
      [() => ask(client, asked), () => completions.rate(CONNECTIONS, milliseconds)],
      rounds,
    )
    report({
      bench: 'durable',
      name: 'http-vs-in-process',
      value: over,
      unit: 'completions/s',
      ratio: over / within,
      against: `${Math.round(within)} completions/s in process, 128 clients`,
      goal: 0.3,
      better: 'higher',
      note: 'a program outside takes jobs in lots of 50 and completes each by a request; on the same two processors',
    })
  } finally {
    client.disconnect()
    await app.close()
    await database.close()
  }
}

async function startWork(engine: Engine, parkId: string): Promise<void> {
  const files = { 'work.bpmn': readFileSync('tests/bench/models/work.bpmn') }
  const outcome = await engine.deploy({ parkId, files, by: 'bench', note: '' })
  if (!outcome.ok) throw new Error(`Expected the model to be deployable: ${JSON.stringify(outcome.problems)}`)
  const body = { type: 'startInstance', processId: 'work', definitionHash: null, startEvent: null } as const
  const start = () =>
    engine.send({
      id: randomUUID(),
      parkId,
      instanceId: v7(),
      actor: { type: 'system', name: 'bench' },
      body: { ...body, businessKey: null, variables: {} },
    })
  for (let started = 0; started < INSTANCES; started += STARTED_AT_ONCE) {
    await Promise.all(Array.from({ length: STARTED_AT_ONCE }, start))
  }
}

async function signIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ account: 'worker', password: DEMO_PASSWORD, carriedBy: 'bearer' }),
  })
  const { token } = await answer.json()
  if (typeof token !== 'string') throw new Error(`Expected the worker to sign in, but got ${answer.status}.`)
  return token
}

/** Completions a second. */
async function ask(client: ChildProcess, asked: ClientAsked): Promise<number> {
  const answer = once(client, 'message')
  const began = performance.now()
  client.send(asked)
  const [completed] = await answer
  return (Number(completed) / (performance.now() - began)) * 1000
}
