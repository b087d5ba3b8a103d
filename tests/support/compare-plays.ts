import { v7 } from 'uuid'
import { expect } from 'vitest'
import type { Line } from '../../designer/editor/simulation/world/line.ts'
import { lastWorld, replay } from '../../designer/editor/simulation/world/replay.ts'
import { parseDeployment } from '../../engine/core/parse.ts'
import type { ProcessDefinition } from '../../engine/model/definition.ts'
import type { DeploymentFiles } from '../../engine/model/deployment.ts'
import type { Engine } from '../../engine/runtime/engine.ts'
import { SCENARIO_START } from '../../engine/simulate/scenario/scenario.ts'
import { readStep } from '../../engine/simulate/script/read-step.ts'
import { resultsOf } from '../../engine/simulate/world/result.ts'
import { linesOf } from '../../engine/simulate/world/trace.ts'
import { openServerRun, type ServerRun } from './server-run.ts'

/** A script on processes of its own. */
export interface Play {
  readonly name: string
  readonly files: DeploymentFiles
  readonly processes: readonly ProcessDefinition[]
  readonly lines: readonly Line[]
}

export async function readFiles(files: DeploymentFiles): Promise<readonly ProcessDefinition[]> {
  const result = await parseDeployment(files)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.deployment.processes
}

interface Told {
  readonly play: Play
  readonly run: ReturnType<typeof replay>
  readonly server: ServerRun
  /** Its steps in the order of their instants. */
  readonly steps: { readonly at: number; readonly line: Line }[]
}

/**
 * Plays every script in the simulation and on the engine, side by side on one clock that stands still in between, and
 * expects the same trace to the millisecond and the same state at the end. Those of the same files
 * share a park.
 */
export async function comparePlays(engine: Engine, plays: readonly Play[]): Promise<void> {
  await engine.setVirtualTime(SCENARIO_START, 0)
  const parks = new Map<DeploymentFiles, string>()
  const parkOf = async (files: DeploymentFiles) => {
    const known = parks.get(files) ?? v7()
    if (!parks.has(files))
      expect(await engine.deploy({ parkId: known, files, by: 'p-1', note: '' })).toMatchObject({ ok: true })
    parks.set(files, known)
    return known
  }
  const told: Told[] = []
  for (const play of plays) {
    const run = replay(play.processes, play.lines)
    expect(run.failure, play.name).toBeNull()
    const server = openServerRun(engine, await parkOf(play.files), play.processes)
    const steps = play.lines.map((line, place) => ({ at: run.worlds[place]?.now ?? 0, line }))
    told.push({
      play,
      run,
      server,
      steps: steps.filter(({ line }) => line['advanceTo'] === undefined && line['advance'] === undefined),
    })
  }
  for (const now of instantsOf(told)) {
    await engine.setVirtualTime(now)
    await engine.whenIdle()
    for (;;) {
      const next = told.flatMap(({ server, steps }) => (steps[0]?.at === now ? [{ server, steps }] : []))
      if (next.length === 0) break
      await Promise.all(next.map(async ({ server, steps }) => await server.take(readStep(steps.shift()?.line))))
      // What one step leads to comes before the next.
      await engine.whenIdle()
    }
    // Later on, the clock goes on for the others.
    for (const each of told.filter(({ run }) => lastWorld(run).now === now)) await compare(each)
  }
}

async function compare({ play, run, server }: Told): Promise<void> {
  const world = lastWorld(run)
  const { traces, results } = await server.read(world.now)
  const lines = linesOf(world.trace)
  const own = world.members.map(({ number }) => lines.filter(({ instance }) => instance === number))
  expect(traces, play.name).toEqual(own)
  expect(JSON.parse(JSON.stringify(results)), play.name).toEqual(JSON.parse(JSON.stringify(resultsOf(world))))
}

/** Every instant at which something happens anywhere, so that each timer fires at its own. */
function instantsOf(told: readonly Told[]): readonly number[] {
  const all = told.flatMap(({ run }) => [
    ...run.worlds.map(({ now }) => now),
    ...linesOf(lastWorld(run).trace).map(({ at }) => at),
  ])
  return [...new Set(all)].sort((a, b) => a - b)
}
