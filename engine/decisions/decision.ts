import type { ExpressionResult, ExpressionScope } from '../expressions/expression.ts'

/** A DMN decision, compiled once at deployment together with the decisions that it requires. */
export interface CompiledDecision {
  readonly id: string
  readonly name: string
  /** The decision's result (DMN 1.5 §8.2.11 for tables); never throws. */
  readonly evaluate: (scope: ExpressionScope) => ExpressionResult
  /** The same, with the rules that matched in each table that was asked. */
  readonly explain: (scope: ExpressionScope) => ExplainedResult
}

export interface ExplainedResult {
  readonly result: ExpressionResult
  /** In the order in which the tables were asked; rules are counted from 1. */
  readonly matched: readonly { readonly table: string; readonly rules: readonly number[] }[]
}
