import postgres, { type Sql } from 'postgres'
import { type Completions, startCompletions } from '../completions.ts'
import type { Pace } from '../core.ts'
import { type Floor, floorOf, inTurns } from '../floor.ts'
import { benchHttp } from '../http/http.ts'
import { onEngine } from '../on-engine.ts'
import { median, percentile, report } from '../report.ts'
import { costOf } from './cost.ts'
import { benchSevenPermits } from './seven-permits.ts'

const clients = 128
const instances = 2000

const SINGLE = 'one transaction per row at 32 clients on the same PostgreSQL'

/** Durable task completions in process, beside what the same PostgreSQL gives without an engine, in turns. */
export async function benchDurable(pace: Pace): Promise<void> {
  await onEngine(async (bench) => {
    const { engine, sql } = bench
    const floor = await floorOf(sql, pace.milliseconds)
    const completions = await startCompletions(engine, instances)
    await measure(completions, floor, pace)
    await measureCost(completions, sql, pace)
    await recycleLog(bench.superuserUrl)
    await measureWaiting(completions, pace)
    await benchSevenPermits(engine, completions, pace.rounds, pace.milliseconds)
    await benchHttp(bench, completions, pace.rounds, pace.milliseconds)
    await completions.verify()
  })
}

/** What a server does every few minutes: it lets go of the log that it needs no more, and has its files to write on. */
async function recycleLog(superuserUrl: string): Promise<void> {
  const superuser = postgres(superuserUrl, { max: 1 })
  await superuser`checkpoint`
  await superuser.end()
}

/** How long one waits where half as much comes as could be done. */
async function measureWaiting(completions: Completions, { rounds, milliseconds }: Pace): Promise<void> {
  const top = await completions.rate(clients, milliseconds)
  const turns: { middle: number; late: number }[] = []
  for (let round = -1; round < rounds; round++) {
    const times = await completions.paced(top / 2, milliseconds)
    if (round >= 0) turns.push({ middle: percentile(times, 0.5), late: percentile(times, 0.99) })
  }
  const middle = median(turns.map((turn) => turn.middle))
  const late = median(turns.map((turn) => turn.late))
  report({
    bench: 'durable',
    name: 'half-rate-p99',
    value: late,
    unit: 'ms',
    ratio: late / middle,
    against: `its own p50 at the same rate, ${Math.round(top / 2)} completions/s`,
    goal: 10,
    better: 'lower',
    note: `p50 ${middle.toPrecision(3)} ms`,
  })
}

/** What a completion costs, at 128 clients, beside a row of the floor's batch. */
async function measureCost(completions: Completions, sql: Sql, { milliseconds }: Pace): Promise<void> {
  const floor = await floorOf(sql, milliseconds)
  const count = async (rate: () => Promise<number>) => {
    const began = performance.now()
    const perSecond = await rate()
    return (perSecond * (performance.now() - began)) / 1000
  }
  const own = await costOf(sql, () => count(() => completions.rate(clients, milliseconds)))
  const least = await costOf(sql, () => count(floor.batch))
  const lines = [
    ['postgres-time', 'µs', own.postgresMicroseconds, least.postgresMicroseconds],
    ['node-time', 'µs', own.nodeMicroseconds, least.nodeMicroseconds],
    ['wal', 'bytes', own.walBytes, least.walBytes],
    ['statements', 'transactions', own.transactions, least.transactions],
    ['fsyncs', 'fsyncs', own.walSyncs, least.walSyncs],
  ] as const
  for (const [name, unit, value, floorValue] of lines) {
    report({
      bench: 'durable',
      name: `per-completion-${name}`,
      value,
      unit,
      ratio: value / floorValue,
      against: 'a row of the floor’s batch of 100',
      goal: 3,
      better: 'lower',
    })
  }
}

async function measure(completions: Completions, floor: Floor, { rounds, milliseconds }: Pace): Promise<void> {
  const works = [
    () => completions.rate(clients, milliseconds),
    floor.single,
    floor.batch,
    async () => percentile(await completions.alone(milliseconds), 0.5),
    async () => percentile(await floor.one(), 0.5),
    () => completions.rate(32, milliseconds),
    () => completions.rate(512, milliseconds),
  ]
  const [rate = 0, single = 0, batch = 0, alone = 0, one = 0, few = 0, many = 0] = await inTurns(works, rounds)

  const common = { bench: 'durable', value: rate, unit: 'completions/s', better: 'higher' } as const
  for (const [name, value] of [
    ['completions-32-vs-single', few],
    ['completions-512-vs-single', many],
  ] as const) {
    report({ ...common, value, name, ratio: value / single, against: SINGLE, goal: 1.5 })
  }
  report({
    ...common,
    name: 'completions-128-vs-single',
    ratio: rate / single,
    against: SINGLE,
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
