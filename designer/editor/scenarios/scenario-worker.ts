import { parseDeployment } from '../../../engine/core/parse.ts'
import { type Coverage, coverageOf } from '../../../engine/simulate/scenario/coverage.ts'
import { playScenario, type ScenarioOutcome } from '../../../engine/simulate/scenario/play-scenario.ts'
import { scenariosIn } from '../../../engine/simulate/scenario/scenario.ts'
import type { DraftFiles } from '../draft/draft.ts'

/** How the scenarios of a draft go, as they would at publication. */
export interface ScenarioReport {
  /** Why none could be played. */
  readonly refusal: string | null
  readonly outcomes: readonly ScenarioOutcome[]
  /** Of each process of the draft, by its id. */
  readonly coverage: { readonly [process: string]: Coverage }
}

addEventListener('message', (event: MessageEvent<DraftFiles>) => {
  void report(event.data).then((told) => postMessage(told))
})

async function report(files: DraftFiles): Promise<ScenarioReport> {
  const encoder = new TextEncoder()
  const bytes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)]))
  const scenarios = scenariosIn(bytes)
  const result = await parseDeployment(bytes, { hash: '' })
  if (!result.ok) return { refusal: '流程有错误，改正后才能试跑场景。', outcomes: [], coverage: {} }
  const { processes } = result.deployment
  const outcomes = scenarios.map((scenario) => playScenario(processes, scenario))
  const coverage = Object.fromEntries(processes.map((process) => [process.id, coverageOf(process, outcomes)]))
  return { refusal: null, outcomes, coverage }
}
