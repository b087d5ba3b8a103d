import { parseDeployment } from '../../core/parse.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import type { DeploymentFiles } from '../../model/deployment.ts'
import type { Problem } from '../../model/problem.ts'
import { playScript } from '../script/play-script.ts'
import type { Step } from '../script/step.ts'
import { defaultSettings, openWorld, type Settings } from '../world/world.ts'
import type { Expectation, ExpectedRun } from './expectation.ts'
import { compileHandlers } from './handlers.ts'

/** Whether a run came out as expected; `step` counts from 1, what is expected at the end comes after the last. */
export type Verdict =
  | { readonly run: string; readonly passed: true }
  | {
      readonly run: string
      readonly passed: false
      readonly step: number
      readonly expected: unknown
      readonly found: unknown
      /** Why the model could not be deployed at all. */
      readonly refused?: readonly Problem[]
    }

export interface RunOptions {
  readonly now: number
  readonly throughJson?: boolean
}

/** Deploys the files of an expectation together and carries out each of its runs on a world of its own. */
export async function runExpectation(
  expectation: Expectation,
  files: DeploymentFiles,
  options: RunOptions,
): Promise<readonly Verdict[]> {
  const { loose, optional, runs } = expectation
  const result = await parseDeployment(files, { loose })
  if (result.ok) return runs.map((run) => judgeRun(run, result.deployment.processes, options))
  const errors = result.problems.filter(({ severity }) => severity === 'error')
  const mayBeRefused = optional && errors.every(({ element }) => element !== null)
  return runs.map(({ name }) =>
    mayBeRefused
      ? { run: name, passed: true }
      : { run: name, passed: false, step: 0, expected: 'deployed', found: 'refused', refused: errors },
  )
}

function judgeRun(run: ExpectedRun, processes: readonly ProcessDefinition[], options: RunOptions): Verdict {
  const settings: Settings = {
    ...defaultSettings,
    auto: run.auto,
    waits: new Set(run.waits),
    handlers: compileHandlers(run.handlers),
    throughJson: options.throughJson ?? false,
  }
  const steps: readonly Step[] = [...run.script, { type: 'check', expected: run.expect }]
  const { failure } = playScript(openWorld(processes, options.now, settings), steps)
  if (failure === null) return { run: run.name, passed: true }
  const { step, refusal } = failure
  const { expected = 'accepted', found = refusal } = refusal
  return { run: run.name, passed: false, step, expected, found }
}
