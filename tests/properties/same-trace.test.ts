import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProcessFolder } from '../../api/processes/read-process-folder.ts'
import { nextDue } from '../../designer/editor/simulation/world/due.ts'
import type { Line } from '../../designer/editor/simulation/world/line.ts'
import { offersOf } from '../../designer/editor/simulation/world/offers.ts'
import { lastWorld, replay } from '../../designer/editor/simulation/world/replay.ts'
import { isObject, parseJson } from '../../engine/simulate/reading.ts'
import { seededRandom } from '../faults/seeded-random.ts'
import { comparePlays, type Play, readFiles } from '../support/compare-plays.ts'
import { openTestEngine, type TestEngine } from '../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'
import { propertySeed } from '../support/property-seed.ts'
import { block, drawProcess } from '../support/random-process.ts'

const isLong = process.env['SIJI_LONG'] === '1'
const seed = propertySeed()
const COUNT = isLong ? 1_000 : 60
/** Played side by side on one engine. */
const AT_ONCE = 100
const STEPS = 40

describe('the simulation in the designer', () => {
  let database: TestDatabase
  let node: TestEngine

  beforeAll(async () => {
    database = await createTestDatabase()
    node = openTestEngine(database.url)
    await node.engine.start()
  })
  afterAll(async () => {
    await node.engine.stop()
    await database.drop()
  })

  test('leaves the trace that the server leaves, on every scenario of our processes', async () => {
    const folder = join(import.meta.dirname, '../../processes')
    const plays: Play[] = []
    for (const key of readdirSync(folder)) {
      const files = readProcessFolder(join(folder, key))
      const processes = await readFiles(files)
      const scenarios = Object.keys(files).filter((path) => path.startsWith('scenarios/'))
      plays.push(
        ...scenarios.map((path) => ({ name: `${key} ${path}`, files, processes, lines: linesOf(files[path]) })),
      )
    }

    await comparePlays(node.engine, plays)

    expect(plays.length).toBeGreaterThanOrEqual(60)
  })
})

describe('the simulation in the designer, at random', () => {
  test('leaves the trace that the server leaves, whatever is done to whatever process', async () => {
    const drawn = fc.sample(block, { seed, numRuns: COUNT })
    const plays: Play[] = []
    for (const [place, content] of drawn.entries()) {
      const files = { 'process.bpmn': new TextEncoder().encode(withJobs(drawProcess(content).xml)) }
      const processes = await readFiles(files)
      const random = seededRandom(seed + place)
      plays.push({ name: `seed ${seed}, number ${place}`, files, processes, lines: drawLines(processes, random) })
    }

    for (let first = 0; first < plays.length; first += AT_ONCE) {
      const database = await createTestDatabase()
      const node = openTestEngine(database.url)
      await node.engine.start()
      try {
        await comparePlays(node.engine, plays.slice(first, first + AT_ONCE))
      } finally {
        await node.engine.stop()
        await database.drop()
      }
    }

    const taken = plays.reduce((sum, { lines }) => sum + lines.length, 0)
    expect(taken).toBeGreaterThan(COUNT * 5)
  })
})

/** Starts one or two instances, and does what the designer offers, in an order drawn at random. */
function drawLines(processes: Play['processes'], random: () => number): readonly Line[] {
  const starts = random() < 0.3 ? 2 : 1
  let run = replay(
    processes,
    Array.from({ length: starts }, () => ({ start: 'process' })),
  )
  for (let step = 0; step < STEPS; step += 1) {
    const world = lastWorld(run)
    const due = nextDue(world)
    const moves = [...offersOf(world).map(({ line }) => line), ...(due === null ? [] : [due.line])]
    const line = moves[Math.floor(random() * moves.length)]
    if (line === undefined) break
    const next = replay(processes, [...run.lines, line], run)
    // What is refused leaves no trace.
    if (next.failure === null) run = next
  }
  return run.lines
}

function linesOf(bytes: Uint8Array | undefined): readonly Line[] {
  const lines = new TextDecoder().decode(bytes).split('\n')
  return lines.flatMap((line) => {
    const value = line.startsWith('{') ? parseJson(line, 'a line') : null
    return value !== null && isObject(value) ? [value] : []
  })
}

function withJobs(xml: string): string {
  return xml.replace(
    /<userTask (id="userTask\d*[02468]"[^>]*)>(.*?)<\/userTask>/gs,
    (_, attributes, content) => `<serviceTask ${attributes} siji:jobType="work">${content}</serviceTask>`,
  )
}
