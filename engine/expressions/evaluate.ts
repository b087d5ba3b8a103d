import type { CompiledExpression, ExpressionResult, ExpressionScope } from './expression.ts'

/** Evaluates an expression: what `Context.evaluate` is where nothing has to be wrapped around it. */
export function evaluateExpression(expression: CompiledExpression, scope: ExpressionScope): ExpressionResult {
  return expression.evaluate(scope)
}
