import type { JsonValue } from '../../expressions/expression.ts'
import type { Step } from '../script/step.ts'
import type { Expected } from './expected.ts'

/** An expectation file: a model, and runs of it with what must come of them. */
export interface Expectation {
  readonly model: string
  readonly deployWith: readonly string[]
  /** What names no condition, time, message or signal is a note. */
  readonly loose: boolean
  /** The model breaks a rule of BPMN: refusing it by element passes too. */
  readonly optional: boolean
  readonly runs: readonly ExpectedRun[]
}

/** One run, on a fresh engine. */
export interface ExpectedRun {
  readonly name: string
  readonly auto: boolean
  readonly waits: readonly string[]
  /** Task id → what its work gives; `{ feel }` is an expression. */
  readonly handlers: { readonly [task: string]: { readonly [variable: string]: JsonValue } }
  readonly script: readonly Step[]
  readonly expect: Expected
}
