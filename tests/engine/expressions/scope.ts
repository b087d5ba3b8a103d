import { compileExpression } from '../../../engine/expressions/compile.ts'
import type { ExpressionResult, ExpressionScope, Variables } from '../../../engine/expressions/expression.ts'

/** 2024-04-25 09:12 in Asia/Shanghai. */
export const NOW = Date.parse('2024-04-25T09:12:00+08:00')

export function scopeOf(variables: Variables = {}): ExpressionScope {
  return { read: (name) => variables[name], now: NOW, zone: 'Asia/Shanghai' }
}

/** Compiles and evaluates; throws with the problem where the source may not be deployed. */
export function evaluate(source: string, variables: Variables = {}, options = {}): ExpressionResult {
  const result = compileExpression(source, options)
  if (!result.ok) throw new Error(result.problems.map(({ code, message }) => `${code}: ${message}`).join('\n'))
  return result.expression.evaluate(scopeOf(variables))
}

/** The value, or the code of the failure with an exclamation mark. */
export function outcomeOf(source: string, variables: Variables = {}, options = {}): unknown {
  const result = evaluate(source, variables, options)
  return result.ok ? result.value : `!${result.code}`
}

/** The codes of the problems that keep a source from being deployed. */
export function problemsOf(source: string, options = {}): readonly string[] {
  const result = compileExpression(source, options)
  return result.ok ? [] : result.problems.map(({ code }) => code)
}
