import postgres, { type Sql } from 'postgres'
import { migrate } from '../../../api/database/migrate.ts'
import type { ParkAccess } from '../../../api/plugins/access.ts'
import { type Database, openDatabase } from '../../../api/plugins/database.ts'
import { createEngine, type Engine } from '../../../engine/index.ts'
import { type Completions, completionsOf } from '../completions.ts'
import { loadDemoPark } from '../http/demo-park.ts'
import type { Bench } from '../on-engine.ts'
import { median, report } from '../report.ts'
import { fill } from './fill.ts'
import { readInboxPage } from './inbox-page.ts'
import { hottestPlans } from './plans.ts'
import { runTemplate, type Template } from './template.ts'
import { scanTimers } from './timer-scan.ts'

export interface Growing {
  /** Live instances, rising; each has ten ended tasks. */
  readonly sizes: readonly number[]
  readonly rounds: number
  readonly milliseconds: number
}

/** A database of its own, so that sizes can be measured in turns: what else the machine does then meets all of them. */
interface Site {
  readonly size: number
  readonly engine: Engine
  readonly superuser: Sql
  readonly database: Database
  readonly park: ParkAccess['park']
  readonly completions: Completions
  readonly close: () => Promise<void>
}

const CLIENTS = 128
const WORKED_ON = 2_000
const PAGES = 20

const KINDS = [
  ['completions', 'completions/s', 'higher', '128 clients at 2,000 instances from all over the table'],
  ['inbox', 'ms a page', 'lower', '30 of the 100 tasks of a department, all tabs counted'],
  ['timers', 'ms a look', 'lower', '200 due timers taken on lease'],
] as const

type Speeds = { readonly [kind in (typeof KINDS)[number][0]]: number }

/** One park grows from few live instances to many, and all that ended with it: what becomes of the speed? */
export async function benchLiveInstances(bench: Bench, { sizes, rounds, milliseconds }: Growing): Promise<void> {
  const sites: Site[] = []
  try {
    for (const size of sizes) sites.push(await openSite(bench, size))
    const works = sites.map((site) => () => speedsOf(site, milliseconds))
    const turns: Speeds[][] = sites.map(() => [])
    for (let round = -1; round < rounds; round++) {
      for (const [index, work] of works.entries()) {
        const speeds = await work()
        if (round >= 0) turns[index]?.push(speeds)
      }
    }
    tell(sizes, turns)
    for (const site of sites) await site.completions.verify()
    const most = sites.at(-1)
    if (most !== undefined) await hottestPlans(most.superuser)
  } finally {
    for (const site of sites) await site.close()
  }
}

function tell(sizes: readonly number[], turns: readonly (readonly Speeds[])[]): void {
  const least = sizes[0] ?? 0
  const most = sizes.at(-1) ?? 0
  const common = {
    bench: 'scale',
    goal: 0.7,
    better: 'higher',
    against: `the same at ${least} live instances`,
  } as const
  const lines = KINDS.map(([kind, unit, better, note]) => {
    const values = turns.map((each) => median(each.map((speeds) => speeds[kind])))
    const [first = 1] = values
    const kept = values.map((value) => (better === 'higher' ? value / first : first / value))
    const curve = sizes.map((size, index) => [size, kept[index] ?? 0] as const)
    const [value, ratio] = [values.at(-1) ?? 0, kept.at(-1) ?? 0]
    return { ...common, name: `live-instances-${kind}`, value, unit, ratio, note, curve }
  })
  report({
    ...common,
    name: 'live-instances',
    value: most,
    unit: 'live instances',
    ratio: Math.min(...lines.map(({ ratio }) => ratio)),
    note: `what the slowest of the three below keeps of its speed; ${10 * most} ended tasks`,
  })
  for (const line of lines) report(line)
}

async function speedsOf({ size, database, park, superuser, completions }: Site, milliseconds: number): Promise<Speeds> {
  const perSecond = await completions.rate(CLIENTS, milliseconds)
  const pages: number[] = []
  const scans: number[] = []
  for (let turn = 0; turn < PAGES; turn++) {
    const began = performance.now()
    await readInboxPage(database, park, 1 + Math.floor(Math.random() * size))
    pages.push(performance.now() - began)
    scans.push(await scanTimers(superuser))
  }
  return { completions: perSecond, inbox: median(pages), timers: median(scans) }
}

async function openSite({ url, superuserUrl }: Bench, size: number): Promise<Site> {
  const name = `live_${size}`
  const within = (address: string) => Object.assign(new URL(address), { pathname: `/${name}` }).href
  await makeDatabase(url, name)
  await migrate({ url: within(url), folder: 'migrations', mode: 'demo' })
  const engine = createEngine({ url: within(url) })
  await engine.start()
  const superuser = postgres(within(superuserUrl), { max: 4, onnotice: () => {} })
  const database = openDatabase({ url: within(url) })
  const { park } = await loadDemoPark(database)
  const template = await runTemplate(engine, park.id)
  await fill(superuser, template, 1, size)
  // As the server would have done by itself in the time in which so much comes together.
  await superuser`vacuum analyze`
  await superuser`create extension pg_stat_statements`
  const completions = await completionsAmong(engine, superuser, template)
  const close = async () => {
    await engine.stop()
    await database.close()
    await superuser.end()
  }
  return { size, engine, superuser, database, park, completions, close }
}

async function makeDatabase(url: string, name: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql`create database ${sql(name)}`
  await sql.end()
}

/** In no order that the table knows. */
async function completionsAmong(engine: Engine, superuser: Sql, template: Template): Promise<Completions> {
  const { parkId, revision } = template
  const rows = await superuser<{ id: string }[]>`
    select id from process_instances where park_id = ${parkId} and revision = ${revision} and id <> ${template.instanceId}
    order by md5(id::text) limit ${WORKED_ON}`
  const live = rows.map(({ id }) => ({ id, began: revision, completed: 0 }))
  return completionsOf(engine, parkId, live, template.keyOf)
}
