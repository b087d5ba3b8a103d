import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Sql } from 'postgres'
import { v7 } from 'uuid'
import type { Engine } from '../../engine/index.ts'
import { type Completions, startCompletions } from './completions.ts'
import { floorOf, inTurns } from './floor.ts'
import { onEngine } from './on-engine.ts'
import { report } from './report.ts'

export interface Amount {
  readonly timers: number
  readonly milliseconds: number
}

const hour = 3_600_000
const clients = 32
const actor = { type: 'system', name: 'bench' } as const

/** All timers come due at the same moment: how fast they drain, and what completions feel of it. */
export async function benchTimers({ timers, milliseconds }: Amount): Promise<void> {
  await onEngine(async ({ engine, sql }) => {
    const floor = await floorOf(sql, milliseconds)
    const completions = await startCompletions(engine, 2000)
    await startTimers(engine, timers)

    const [batch = 0, undisturbed = 0] = await inTurns([floor.batch, () => completions.rate(clients, milliseconds)], 3)
    const { rate, meanwhile } = await drain(engine, sql, completions, timers)

    report({
      bench: 'timers',
      name: 'timers-drained',
      value: rate,
      unit: 'timers/s',
      ratio: rate / batch,
      against: 'one statement over 100 rows in two lanes on the same PostgreSQL',
      goal: 0.4,
      better: 'higher',
      note: `${timers} due at once, ${clients} clients completing meanwhile; ${Math.round(batch)} rows/s`,
    })
    report({
      bench: 'timers',
      name: 'completions-meanwhile',
      value: meanwhile,
      unit: 'completions/s',
      ratio: meanwhile / undisturbed,
      against: 'the same completions with no timer due',
      goal: 0.5,
      better: 'higher',
      note: `${Math.round(undisturbed)} completions/s`,
    })
    await completions.verify()
  })
}

async function startTimers(engine: Engine, timers: number): Promise<void> {
  const parkId = randomUUID()
  const files = { 'timer.bpmn': readFileSync('tests/bench/models/timer.bpmn') }
  const outcome = await engine.deploy({ parkId, files, by: 'bench', note: '' })
  if (!outcome.ok) throw new Error(`Expected the timer to be deployable: ${JSON.stringify(outcome.problems)}`)
  let left = timers
  await Promise.all(
    Array.from({ length: 500 }, async () => {
      while (left-- > 0) await start(engine, parkId)
    }),
  )
}

async function start(engine: Engine, parkId: string): Promise<void> {
  const body = { type: 'startInstance', processId: 'timer', definitionHash: null, startEvent: null } as const
  const answer = await engine.send({
    id: randomUUID(),
    parkId,
    instanceId: v7(),
    actor,
    body: { ...body, businessKey: null, variables: {} },
  })
  if (!answer.accepted) throw new Error(answer.rejection.message)
}

/** Moves time past all of them, and completes tasks until none is left. */
async function drain(engine: Engine, sql: Sql, completions: Completions, timers: number) {
  const began = performance.now()
  await engine.setVirtualTime(engine.now() + hour)
  const rates: number[] = []
  while (await areTimersLeft(sql)) rates.push(await completions.rate(clients, 500))
  const seconds = (performance.now() - began) / 1000
  return { rate: timers / seconds, meanwhile: rates.reduce((sum, each) => sum + each, 0) / rates.length }
}

async function areTimersLeft(sql: Sql): Promise<boolean> {
  const [row] = await sql.begin(async (tx) => {
    await tx`set local role siji_engine`
    return await tx<[{ left: boolean }]>`select exists (select from timers) as left`
  })
  return row.left
}
