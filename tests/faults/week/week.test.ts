import { rmSync } from 'node:fs'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyJournal } from '../../../engine/index.ts'
import { openTestEngine } from '../../support/engine.ts'
import { openTcpProxy } from '../../support/tcp-proxy.ts'
import { writeFindings } from '../findings.ts'
import { bundleNode } from '../nodes/bundle-node.ts'
import { openFleet } from '../nodes/fleet.ts'
import { ownPostgres } from '../nodes/own-postgres.ts'
import { chooseSeed, seededRandom } from '../seeded-random.ts'
import { standingAt } from './expect-week.ts'
import { playWeek, setClock } from './play-week.ts'
import { readStandings } from './read-found.ts'
import { planWeek, type Week } from './week-plan.ts'
import { weekProcess } from './week-process.ts'

const isLong = process.env['SIJI_LONG'] === '1'
const seed = chooseSeed()
console.log(`SIJI_SEED=${seed}`)

let script: string

beforeAll(async () => {
  script = await bundleNode()
})
afterAll(() => rmSync(script, { force: true }))

test('leaves every instance where it must be after days with failing workers, an outage and a rolling restart', async () => {
  const breaches = await liveThrough(planWeek(50, 32, seededRandom(seed)))

  expect(breaches).toEqual([])
})

if (isLong)
  test('leaves 10,000 instances where they must be after a week', async () => {
    const week = planWeek(10_000, 168, seededRandom(seed))
    const began = performance.now()

    const breaches = await liveThrough(week)

    writeFindings('week', [
      ['Instances', week.plans.length],
      ['Hours of virtual time', week.hours],
      ['Tries of the worker that failed', week.plans.reduce((sum, { failures }) => sum + failures, 0)],
      ['Minutes that it took', Math.round((performance.now() - began) / 60_000)],
      ['Instances that stood elsewhere, and other breaches', breaches.length],
      ['Seed', String(seed)],
    ])
    expect(breaches).toEqual([])
  })

async function liveThrough(week: Week): Promise<readonly string[]> {
  const database = await ownPostgres()
  const ways = await Promise.all([1, 2, 3].map(() => openTcpProxy(database.port)))
  const options = ways.map(({ port }) => ({
    url: Object.assign(new URL(database.url), { port: String(port) }).href,
    deadline: 1_500,
    pollInterval: 30,
  }))
  const fleet = openFleet(script, options, () => {})
  const sql = postgres(database.superuserUrl, { max: 1, onnotice: () => {} })
  try {
    const author = openTestEngine(database.url)
    await author.deploy({ 'process.bpmn': new TextEncoder().encode(weekProcess) })
    await author.engine.stop()
    // Before there is a node: time never runs back under one.
    await setClock(sql, 0)
    await Promise.all(ways.map((_, place) => fleet.launch(place)))
    const { ids, wrong } = await playWeek({ fleet, ways, database, sql, parkId: author.parkId }, week)
    const found = await readStandings(sql)
    const breaches = [...wrong]
    for (const [place, plan] of week.plans.entries()) {
      const id = ids[place] ?? ''
      const expected = standingAt(week, plan, week.hours - 1)
      const { at, reminders } = found.get(id) ?? { at: 'nowhere', reminders: 0 }
      if (at === expected.at && reminders === expected.reminders) continue
      breaches.push(`${id} ${JSON.stringify(plan)}: ${at}, ${reminders} reminders, not ${JSON.stringify(expected)}`)
    }
    const ended = week.plans.filter((plan) => standingAt(week, plan, week.hours - 1).at === 'end').length
    const [archived] = await sql`select count(*)::int as n from process_instances where process_id = 'archive'`
    if (archived?.['n'] !== ended) breaches.push(`${ended} ended, but ${archived?.['n']} archived`)
    await verifyJournal(database.url, ({ instanceId, fault, detail }) =>
      breaches.push(`${instanceId}: ${fault} ${detail}`),
    )
    return breaches
  } finally {
    await fleet.killAll()
    await sql.end()
    await Promise.all(ways.map((way) => way.close()))
    await database.clearAway()
  }
}
