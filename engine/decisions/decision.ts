import type { ExpressionResult, ExpressionScope } from '../expressions/expression.ts'

/** A DMN decision, compiled once at deployment together with the decisions that it requires. */
export interface CompiledDecision {
  readonly id: string
  readonly name: string
  /** The decision's result (DMN 1.5 §8.2.11 for tables); never throws. */
  readonly evaluate: (scope: ExpressionScope) => ExpressionResult
}
