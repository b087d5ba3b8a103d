import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import { parseBpmn } from '../../../engine/model/parse.ts'
import { playScript } from '../../../engine/simulate/script/play-script.ts'
import { defaultSettings, openWorld } from '../../../engine/simulate/world/world.ts'
import { verifyProcess } from '../../../engine/verify/verify-process.ts'
import { monday } from '../../support/play.ts'
import { mutations, randomNumbers } from './mutate.ts'

const isLong = process.env['SIJI_LONG'] === '1'
const models = isLong ? 1_000 : 50
const seed = Number(process.env['SIJI_SEED'] ?? Date.now() % 1_000_000)

const root = fileURLToPath(new URL('../../../', import.meta.url))
const sources = [
  'processes',
  'tests/conformance/diagrams',
  '../shared/conformance/execution',
  '../shared/conformance/miwg',
]
  .map((folder) => join(root, folder))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.bpmn'))
  .sort()

/** No file may keep a server busy for longer, nor take more of its memory. */
const mostMilliseconds = 2_000
const mostBytes = 300 * 2 ** 20

interface Story {
  readonly file: string
  readonly mutation: string
  readonly outcome: 'refused' | 'runs'
  readonly fault: string | null
}

describe('a model that was damaged', () => {
  test(`is refused with the place, or runs (${models} of them, SIJI_SEED=${seed})`, async () => {
    const draw = randomNumbers(seed)
    const stories: Story[] = []

    for (let count = 0; count < models; count += 1) {
      const file = sources[draw(sources.length)] ?? ''
      const names = Object.keys(mutations)
      const mutation = names[count % names.length] ?? ''
      const damaged = mutations[mutation]?.(readFileSync(file, 'utf8'), draw) ?? ''
      stories.push({ file, mutation, ...(await tryOut(damaged)) })
    }

    expect(stories.filter(({ fault }) => fault !== null)).toEqual([])
    expect(new Set(stories.map(({ outcome }) => outcome))).toEqual(new Set(['refused', 'runs']))
  }, 600_000)
})

async function tryOut(xml: string): Promise<Pick<Story, 'outcome' | 'fault'>> {
  const before = process.cpuUsage()
  const heap = process.memoryUsage().heapUsed
  let outcome: Story['outcome'] = 'refused'
  let fault: string | null = null
  try {
    const result = await parseBpmn(xml, { hash: 'damaged', decisions: new Map() })
    if (result.ok) {
      outcome = 'runs'
      for (const process of result.processes) run(process)
    } else {
      const errors = result.problems.filter(({ severity }) => severity === 'error')
      const placeless = errors.filter(({ element, line }) => element === null && line === null)
      if (errors.length === 0 || placeless.length > 0) fault = `no place: ${JSON.stringify(placeless).slice(0, 500)}`
    }
  } catch (error) {
    fault = error instanceof Error ? (error.stack ?? error.message).slice(0, 800) : String(error)
  }
  const { user, system } = process.cpuUsage(before)
  const milliseconds = (user + system) / 1_000
  const bytes = process.memoryUsage().heapUsed - heap
  if (fault === null && milliseconds > mostMilliseconds) fault = `took ${milliseconds} ms`
  if (fault === null && bytes > mostBytes) fault = `took ${bytes} bytes`
  return { outcome, fault }
}

/** By itself as far as it goes, and then every way that a few hundred states show. */
function run(definition: ProcessDefinition): void {
  const world = openWorld([definition], monday, { ...defaultSettings, auto: true, commandLimit: 200 })
  playScript(world, [{ type: 'start', process: definition.id, event: null, variables: {}, as: null }])
  verifyProcess(definition, { limit: 200, others: [] })
}
