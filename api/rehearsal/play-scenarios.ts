import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type DeploymentFiles,
  type ProcessDefinition,
  playScenario,
  scenarioLimits,
  scenariosIn,
} from '../../engine/index.ts'
import type { FailedScenario, Played } from './rehearsal.ts'

/** Milliseconds that all scenarios of a deployment may take together. */
export const PATIENCE = 15_000

/** Plays the scenarios of a deployment as far as time goes; more than may be are only counted. */
export async function playScenarios(files: DeploymentFiles, processes: readonly ProcessDefinition[]): Promise<Played> {
  const scenarios = scenariosIn(files)
  const count = scenarios.length
  const failed: FailedScenario[] = []
  if (count > scenarioLimits.scenarios) return { count, failed, late: null }
  const until = performance.now() + PATIENCE
  for (const scenario of scenarios) {
    // Where the thread has other work, it is done in between.
    await nextTurn()
    if (performance.now() > until) return { count, failed, late: scenario.title }
    const { name, title, difference } = playScenario(processes, scenario)
    if (difference !== null) failed.push({ name, title, difference })
  }
  return { count, failed, late: null }
}
