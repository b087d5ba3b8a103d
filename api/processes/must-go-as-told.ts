import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type DeploymentFiles,
  type Difference,
  parseDeployment,
  playScenario,
  type ScenarioOutcome,
  scenarioLimits,
  scenariosIn,
} from '../../engine/index.ts'
import { milestoneOrder } from '../applications/milestone-order.ts'
import { type FieldError, Refusal } from '../refusal.ts'

/** Milliseconds that all scenarios of a deployment may take together. */
const PATIENCE = 15_000

/** Plays the scenarios of a deployment, or refuses it with what does not go as told; a model with errors is left to others. */
export async function mustGoAsTold(files: DeploymentFiles): Promise<void> {
  const scenarios = scenariosIn(files)
  if (scenarios.length === 0) return
  if (scenarios.length > scenarioLimits.scenarios) throw tooMany(scenarios.length)
  const checked = await parseDeployment(files, { milestoneOrder })
  if (!checked.ok) return
  const until = performance.now() + PATIENCE
  const outcomes: ScenarioOutcome[] = []
  for (const scenario of scenarios) {
    // Others are served in between.
    await nextTurn()
    if (performance.now() > until) throw tooLong()
    outcomes.push(playScenario(checked.deployment.processes, scenario))
  }
  const failed = outcomes.flatMap(({ name, difference }) => (difference === null ? [] : [{ name, difference }]))
  const [first] = failed
  if (first === undefined) return
  throw new Refusal(
    'scenario-failed',
    `Expected ${outcomes.length} scenario(s) to go as told, but ${failed.length} did not. Mend the process or the scenario, or remove it. ${first.name}: ${first.difference.message}`,
    `${outcomes.length} 个场景中有 ${failed.length} 个与预期不符，请改正流程或者场景，或者删除该场景。${first.name}：${first.difference.messageZh}`,
    failed.map(({ name, difference }) => fieldOf(name, difference)),
  )
}

function fieldOf(name: string, { line, code, message, messageZh }: Difference): FieldError {
  const [place, placeZh] = line === null ? ['', ''] : [`, line ${line}`, `第 ${line} 行`]
  return {
    field: `files.scenarios/${name}.jsonl`,
    code,
    message: `${name}${place}: ${message}`,
    messageZh: `${name}${placeZh}：${messageZh}`,
    line,
  }
}

function tooMany(count: number): Refusal {
  const { scenarios } = scenarioLimits
  return new Refusal(
    'scenario-failed',
    `Expected at most ${scenarios} scenarios, but found ${count}. Remove some.`,
    `场景最多 ${scenarios} 个，现有 ${count} 个，请删除一些。`,
  )
}

function tooLong(): Refusal {
  return new Refusal(
    'scenario-failed',
    `Expected all scenarios to be played within ${PATIENCE / 1000} s. Shorten them or remove some.`,
    `全部场景应在 ${PATIENCE / 1000} 秒内跑完，请缩短或者删除一些。`,
  )
}
