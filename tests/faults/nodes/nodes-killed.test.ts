import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Finding, writeFindings } from '../findings.ts'
import { chooseSeed } from '../seeded-random.ts'
import { bundleNode } from './bundle-node.ts'
import { noMisfortune, type Tally } from './misfortunes.ts'
import { plants } from './plants.ts'
import { playRound } from './round.ts'

const isLong = process.env['SIJI_LONG'] === '1'
/** Kills of nodes until which the long run goes on: `SIJI_KILLS=100 npm run test:long`. */
const kills = Number(process.env['SIJI_KILLS'] ?? 500)
const enough = { kills, commands: 200 * kills }
/** Minutes after which it stops even if it has not come that far; two busy processors kill ten in a minute at least. */
const minutes = Number(process.env['SIJI_MINUTES'] ?? Math.ceil(kills / 10) + 5)
const seed = chooseSeed()
console.log(`SIJI_SEED=${seed}`)

let script: string

beforeAll(async () => {
  script = await bundleNode()
})

afterAll(() => rmSync(script, { force: true }))

test('loses and doubles nothing while nodes and the database are killed and their ways are cut', async () => {
  const outcome = await playRound({
    script,
    nodes: 2,
    people: 12,
    duration: 4_000,
    pauseBetween: 400,
    seed,
    hurries: true,
  })

  expect(outcome.breaches).toEqual([])
  expect(outcome.acknowledged).toBeGreaterThan(0)
})

if (isLong)
  describe('for long', () => {
    test('loses and doubles nothing through hundreds of kills, with two and with four nodes', {
      timeout: (minutes + 5) * 60_000,
    }, async () => {
      const end = performance.now() + minutes * 60_000
      const sum: { commands: number; rounds: number; struck: Tally } = { commands: 0, rounds: 0, struck: noMisfortune }
      const breaches: string[] = []

      while (performance.now() < end && (sum.commands < enough.commands || sum.struck.nodeKilled < enough.kills)) {
        const nodes = sum.rounds % 2 === 0 ? 2 : 4
        const round = { script, nodes, people: 200, duration: 30_000, pauseBetween: 400, seed: seed + 10 * sum.rounds }
        const outcome = await playRound(round)
        sum.rounds += 1
        sum.commands += outcome.acknowledged
        sum.struck = add(sum.struck, outcome.misfortunes)
        breaches.push(...outcome.breaches)
        console.log(`${JSON.stringify(sum)} ${breaches.length} breaches`)
        if (breaches.length > 0) break
      }

      writeFindings('nodes', [
        ['Rounds, alternately of two and of four nodes', sum.rounds],
        ['Commands acknowledged', sum.commands],
        [`Nodes killed (of ${enough.kills} aimed at, in ${minutes} minutes at most)`, sum.struck.nodeKilled],
        ['PostgreSQL killed', sum.struck.databaseKilled],
        ['Ways to the database cut', sum.struck.wayCut],
        ['Ways blocked for up to 2.5 s', sum.struck.wayBlocked],
        ['Answers delayed by up to 3 s', sum.struck.answersLate],
        ['Breaches', breaches.length],
        ['Seed of the first round', String(seed)],
      ])
      expect(breaches).toEqual([])
    })

    test('is found out where commits do not wait for the journal of PostgreSQL', async () => {
      const settings = { synchronous_commit: 'off', wal_writer_delay: '10s', wal_writer_flush_after: '1GB' }
      const round = { script, nodes: 2, people: 50, duration: 5_000, pauseBetween: 0, seed, settings, patience: 3_000 }

      const { acknowledged, breaches } = await playRound(round, async ({ database }, _seed, _pause, isOver) => {
        while (!isOver()) await new Promise((resolve) => setTimeout(resolve, 100))
        await database.killAndRestart()
        return { ...noMisfortune, databaseKilled: 1 }
      })

      const lost = breaches.filter((breach) => breach.endsWith('in the journal nowhere')).length
      writeFindings('lazy commits', [['Acknowledged commands lost', `${lost} of ${acknowledged}`]])
      expect(lost).toBeGreaterThan(0)
    })

    test('is found out where a fault is planted', { timeout: 1_800_000 }, async () => {
      const found: Finding[] = []
      for (const plant of plants) {
        const broken = await bundleNode(plant)
        const round = {
          script: broken,
          nodes: 2,
          people: 20,
          duration: 8_000,
          pauseBetween: 600,
          patience: 5_000,
          seed,
        }
        const { breaches } = await playRound(round)
        rmSync(broken, { force: true })
        const noticed = breaches.filter((breach) => plant.breach.test(breach))
        found.push([plant.name.replaceAll('-', ' '), noticed.length])
        console.log(
          `${plant.name}: ${noticed.length} of ${breaches.length}: ${(noticed[0] ?? breaches[0])?.slice(0, 160)}`,
        )
      }

      writeFindings('plants', found)
      expect(found.filter(([, times]) => times === 0)).toEqual([])
    })
  })

function add(sum: Tally, more: Tally): Tally {
  return {
    nodeKilled: sum.nodeKilled + more.nodeKilled,
    databaseKilled: sum.databaseKilled + more.databaseKilled,
    wayCut: sum.wayCut + more.wayCut,
    wayBlocked: sum.wayBlocked + more.wayBlocked,
    answersLate: sum.answersLate + more.answersLate,
  }
}
