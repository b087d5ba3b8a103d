import { type Completions, startCompletions } from './completions.ts'
import type { Pace } from './core.ts'
import { type Floor, floorOf, inTurns } from './floor.ts'
import { onEngine } from './on-engine.ts'
import { percentile, report } from './report.ts'

const clients = 128
const instances = 2000

/** Durable task completions in process, beside what the same PostgreSQL gives without an engine, in turns. */
export async function benchDurable(pace: Pace): Promise<void> {
  await onEngine(async ({ engine, sql }) => {
    const floor = await floorOf(sql, pace.milliseconds)
    const completions = await startCompletions(engine, instances)
    await measure(completions, floor, pace)
    await completions.verify()
  })
}

async function measure(completions: Completions, floor: Floor, { rounds, milliseconds }: Pace): Promise<void> {
  const works = [
    () => completions.rate(clients, milliseconds),
    floor.single,
    floor.batch,
    async () => percentile(await completions.alone(milliseconds), 0.5),
    async () => percentile(await floor.one(), 0.5),
  ]
  const [rate = 0, single = 0, batch = 0, alone = 0, one = 0] = await inTurns(works, rounds)

  const common = { bench: 'durable', value: rate, unit: 'completions/s', better: 'higher' } as const
  report({
    ...common,
    name: 'completions-128-vs-single',
    ratio: rate / single,
    against: 'one transaction per row at 32 clients on the same PostgreSQL',
    goal: 1.5,
    note: `${Math.round(single)} rows/s`,
  })
  report({
    ...common,
    name: 'completions-128-vs-batch',
    ratio: rate / batch,
    against: 'one statement over 100 rows in two lanes on the same PostgreSQL',
    goal: 0.5,
    note: `${Math.round(batch)} rows/s`,
  })
  report({
    bench: 'durable',
    name: 'one-client-p50',
    value: alone,
    unit: 'ms',
    ratio: alone / one,
    against: 'one statement over one row, alone, on the same PostgreSQL',
    goal: 2,
    better: 'lower',
    note: `${one.toPrecision(3)} ms`,
  })
}
