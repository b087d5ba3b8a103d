import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import type { Sql } from 'postgres'
import { v7 } from 'uuid'
import type { Engine } from '../../engine/index.ts'
import { onEngine } from './on-engine.ts'
import { report } from './report.ts'

const actor = { type: 'system', name: 'bench' } as const

/** Seconds within which every light must be right after its change. */
const GOAL = 60

/** Open clocks whose lights all change at the same moment, and the first page of an inbox in the order of due dates. */
export async function benchClocks({ clocks }: { readonly clocks: number }): Promise<void> {
  await onEngine(async ({ engine, sql }) => {
    const parkId = randomUUID()
    await startClocks(engine, parkId, clocks)
    await sql`analyze tasks`

    const yellow = await secondsUntil(engine, sql, 'yellow')
    const red = await secondsUntil(engine, sql, 'red')
    const [worst, load] = [Math.max(yellow, red), loadavg()[0] ?? 0]
    report({
      bench: 'clocks',
      name: 'lights-right-within',
      value: worst,
      unit: 's',
      ratio: worst / GOAL,
      against: `${GOAL} s after the moment at which all change`,
      goal: 1,
      better: 'lower',
      note: `${clocks} open clocks; yellow ${yellow.toFixed(1)} s, red ${red.toFixed(1)} s; load ${load.toFixed(1)}`,
    })

    const inbox = await readInbox(sql, parkId)
    report({
      bench: 'clocks',
      name: 'inbox-by-due-date',
      value: inbox.milliseconds,
      unit: 'ms',
      ratio: inbox.milliseconds / inbox.all,
      against: 'the same from all tasks of the department, sorted',
      goal: 0.1,
      better: 'lower',
      note: `first 30 of ${clocks}; ${inbox.plan}`,
    })
  })
}

async function startClocks(engine: Engine, parkId: string, clocks: number): Promise<void> {
  const files = { 'clock.bpmn': readFileSync('tests/bench/models/clock.bpmn') }
  const outcome = await engine.deploy({ parkId, files, by: 'bench', note: '' })
  if (!outcome.ok) throw new Error(`Expected the clock to be deployable: ${JSON.stringify(outcome.problems)}`)
  let left = clocks
  await Promise.all(
    Array.from({ length: 500 }, async () => {
      while (left-- > 0) {
        const start = { type: 'startInstance', processId: 'clock', definitionHash: null, startEvent: null } as const
        const body = { ...start, businessKey: null, variables: {} }
        const answer = await engine.send({ id: randomUUID(), parkId, instanceId: v7(), actor, body })
        if (!answer.accepted) throw new Error(answer.rejection.message)
      }
    }),
  )
}

/** Moves time to when the last of them changes; the first may have changed by a start that lay a day earlier. */
async function secondsUntil(engine: Engine, sql: Sql, light: 'yellow' | 'red'): Promise<number> {
  const [row] = await asEngine(
    sql,
    (tx) => tx<{ at: number }[]>`select (extract(epoch from max(turns_at)) * 1000)::float8 as at from clocks`,
  )
  await engine.setVirtualTime(row?.at ?? 0)
  const began = performance.now()
  for (;;) {
    const [left] = await asEngine(
      sql,
      (tx) =>
        tx<{ any: boolean }[]>`select exists (select from clocks where light <> ${light} and ended_at is null) as any`,
    )
    if (left?.any !== true) return (performance.now() - began) / 1_000
    await new Promise((again) => setTimeout(again, 200))
  }
}

async function readInbox(sql: Sql, parkId: string) {
  const first = `select instance_id, key, due_at from tasks
    where department = 'review' and park_id = '${parkId}' and post = 'reviewer' order by due_at limit 30`
  return await asEngine(sql, async (tx) => {
    const times: number[] = []
    for (let round = 0; round < 5; round += 1) times.push(await millisecondsOf(() => tx.unsafe(first)))
    const all = await millisecondsOf(() => tx.unsafe(first.replace('limit 30', '')))
    const lines = await tx.unsafe<{ 'QUERY PLAN': string }[]>(`explain ${first}`)
    const plan = lines.map((line) => line['QUERY PLAN'].trim()).find((line) => /Scan|Sort/.test(line)) ?? ''
    return { milliseconds: Math.min(...times), all, plan }
  })
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Tables are the engine's own; row-level security lets it see every park. */
async function asEngine<Result>(sql: Sql, work: (tx: Sql) => Promise<Result>): Promise<Result> {
  return (await sql.begin(async (tx) => {
    await tx`set local role siji_engine`
    // A transaction speaks as a connection does.
    return await work(tx as unknown as Sql)
  })) as Result // what `work` gave, which postgres.js types as unwrapped
}
