import type { ExpressionScope } from '../expressions/expression.ts'
import type { ExplainedResult } from './decision.ts'
import { type DecisionNode, evaluateDecision } from './evaluate-decision.ts'

/** Evaluates a decision and tells which rules matched on the way; never throws. */
export function explainDecision(
  node: DecisionNode,
  nodes: ReadonlyMap<string, DecisionNode>,
  scope: ExpressionScope,
): ExplainedResult {
  const matched: { table: string; rules: readonly number[] }[] = []
  const result = evaluateDecision(node, nodes, scope, (table, rules) => matched.push({ table, rules }))
  return { result, matched }
}
