import type { DeploymentFiles, Difference, Problem } from '../../engine/index.ts'
import type { FileProblem } from '../forms/file-problem.ts'
import type { FieldError } from '../refusal.ts'

/** What trying a deployment out has found; plain data, which crosses the border of a thread. */
export interface Rehearsal {
  /** Whether the model has no error; where it has one, nothing was played. */
  readonly canRun: boolean
  /** Of the model: errors, warnings and notes. */
  readonly problems: readonly Problem[]
  /** Of `process.json` and the forms, which the engine does not read. */
  readonly described: readonly FileProblem[]
  /** Examples of decisions that do not come out as told. */
  readonly examples: readonly FieldError[]
  readonly scenarios: Played
}

export interface Played {
  /** How many there are. */
  readonly count: number
  readonly failed: readonly FailedScenario[]
  /** The scenario at which time ran out; `null` = all were played. */
  readonly late: string | null
}

export interface FailedScenario {
  /** Of its file, without `.jsonl`. */
  readonly name: string
  readonly title: string
  readonly difference: Difference
}

/** Tries out what is to be deployed; refuses with `rehearsal-limit` where that takes too long or too much memory. */
export type Rehearse = (files: DeploymentFiles) => Promise<Rehearsal>
