import { getHeapStatistics } from 'node:v8'
import { parentPort } from 'node:worker_threads'
import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import { parseBpmn } from '../../../engine/model/parse.ts'
import { playScript } from '../../../engine/simulate/script/play-script.ts'
import { defaultSettings, openWorld } from '../../../engine/simulate/world/world.ts'
import { verifyProcess } from '../../../engine/verify/verify-process.ts'

/** What became of one damaged model, and what that took of a thread of its own. */
export interface Tried {
  readonly outcome: 'refused' | 'runs'
  readonly fault: string | null
  /** Where the errors are said to be. */
  readonly places: readonly { readonly element: string | null; readonly line: number | null }[]
  readonly milliseconds: number
  readonly bytes: number
}

parentPort?.on('message', async (xml: string) => parentPort?.postMessage(await tryOut(xml)))

async function tryOut(xml: string): Promise<Tried> {
  const before = process.cpuUsage()
  const heap = getHeapStatistics().used_heap_size
  let outcome: Tried['outcome'] = 'refused'
  let fault: string | null = null
  let places: Tried['places'] = []
  try {
    const result = await parseBpmn(xml, { hash: 'damaged', decisions: new Map() })
    if (result.ok) {
      outcome = 'runs'
      for (const process of result.processes) run(process)
    } else {
      const errors = result.problems.filter(({ severity }) => severity === 'error')
      places = errors.map(({ element, line }) => ({ element, line }))
      const placeless = errors.filter(({ element, line }) => element === null && line === null)
      if (errors.length === 0 || placeless.length > 0) fault = `no place: ${JSON.stringify(placeless).slice(0, 500)}`
    }
  } catch (error) {
    fault = error instanceof Error ? (error.stack ?? error.message).slice(0, 800) : String(error)
  }
  const { user, system } = process.cpuUsage(before)
  const bytes = getHeapStatistics().used_heap_size - heap
  return { outcome, fault, places, milliseconds: (user + system) / 1_000, bytes }
}

/** By itself as far as it goes, and then every way that a few hundred states show. */
function run(definition: ProcessDefinition): void {
  const now = Date.parse('2026-01-05T09:00:00+08:00')
  const world = openWorld([definition], now, { ...defaultSettings, auto: true, commandLimit: 200 })
  playScript(world, [{ type: 'start', process: definition.id, event: null, variables: {}, as: null }])
  verifyProcess(definition, { limit: 200, others: [] })
}
