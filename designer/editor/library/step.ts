import type { Fragment } from '../patterns/fragment.ts'
import type { Naming } from '../patterns/naming.ts'
import type { ReviewedPermit } from '../patterns/review-gate.ts'

/** A ready step, drawn as a piece of a process that the engine executes. */
export interface Step {
  readonly key: string
  /** Counted up whenever what it draws changes, so that placed ones are offered the new one. */
  readonly version: number
  readonly name: string
  /** One line, for whoever chooses. */
  readonly explanation: string
  /** Other words by which it is found. */
  readonly words: readonly string[]
  /** Drawn for permits that are chosen when it is placed. */
  readonly isForPermits?: boolean
  readonly draw: (context: StepContext) => Fragment
  /** What it needs beside the diagram: forms of tasks, by key. */
  readonly forms: readonly string[]
  /** Other files, from those that are there: path → text. */
  readonly files?: (context: StepContext, files: Files) => Files
  /** How it was drawn before, by version: what a placed one is compared with. */
  readonly earlier?: Readonly<Record<number, (context: StepContext) => Fragment>>
}

export type Files = Readonly<Record<string, string>>

export interface StepContext {
  readonly naming: Naming
  /** Code of the department of whatever the step does not say more about. */
  readonly department: string
  readonly permits: readonly StepPermit[]
  readonly process: { readonly id: string; readonly name: string }
  /** Ids of the park's processes. */
  readonly processes: readonly string[]
}

/** With when it is needed, as FEEL. */
export interface StepPermit extends ReviewedPermit {
  readonly condition: string
}
