import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Sql } from 'postgres'
import type { Engine } from '../../../engine/index.ts'
import { type Completions, startCompletions } from '../completions.ts'
import { report } from '../report.ts'

const INSTANCES = 10_000

/** What 10,000 instances that the engine keeps in memory take up, beside the text of their states; gives them. */
export async function benchMemory(engine: Engine, superuser: Sql): Promise<Completions> {
  const before = liveBytes()
  // What is written is kept; the benchmark's own list of them counts too, and is small beside it.
  const completions = await startCompletions(engine, INSTANCES)
  const grown = liveBytes() - before
  const [{ text }] = await superuser<[{ text: number }]>`
    select avg(length(state::text))::float8 as text from process_instances`
  report({
    bench: 'scale',
    name: 'memory-10000-instances',
    value: grown / 1024 / 1024,
    unit: 'MiB',
    ratio: grown / (INSTANCES * text),
    against: `the text of their states, ${Math.round(text)} characters each`,
    goal: 2,
    better: 'lower',
  })
  return completions
}

function liveBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  return process.memoryUsage().heapUsed
}
