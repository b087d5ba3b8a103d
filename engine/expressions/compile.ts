import { evaluate, type SyntaxError as FeelSyntaxError, parseExpression } from 'feelin'
import type { CompiledExpression, ExpressionResult, JsonValue } from './expression.ts'

/** Why a source is no expression that may be deployed. */
export interface ExpressionProblem {
  readonly code: string
  readonly message: string
  readonly messageZh: string
  readonly position: { readonly from: number; readonly to: number } | null
}

export type CompileResult =
  | { readonly ok: true; readonly expression: CompiledExpression }
  | { readonly ok: false; readonly problems: readonly ExpressionProblem[] }

/** Parses a FEEL expression (DMN 1.5 §10.3) once, so that evaluating it is cheap and bounded. */
export function compileExpression(source: string): CompileResult {
  const names = new Set<string>()
  let broken: { from: number; to: number } | null = null
  parseExpression(source, {}, undefined).iterate({
    enter(node) {
      if (node.type.isError) broken ??= { from: node.from, to: node.to }
      if (node.name === 'VariableName') names.add(source.slice(node.from, node.to))
    },
  })
  if (broken !== null) {
    const message = `Expected a FEEL expression, but found: ${source}`
    return {
      ok: false,
      problems: [
        { code: 'expression-syntax', message, messageZh: `不是有效的 FEEL 表达式：${source}`, position: broken },
      ],
    }
  }
  return {
    ok: true,
    expression: {
      source,
      names: [...names],
      evaluate: (scope) => run(source, Object.fromEntries([...names].map((name) => [name, scope.read(name)]))),
    },
  }
}

function run(source: string, context: Record<string, JsonValue | undefined>): ExpressionResult {
  try {
    return { ok: true, value: JSON.parse(JSON.stringify(evaluate(source, context).value ?? null)) }
  } catch (error) {
    const { message } = error as FeelSyntaxError
    return { ok: false, code: 'expression-failed', message, messageZh: `表达式求值失败：${source}` }
  }
}
