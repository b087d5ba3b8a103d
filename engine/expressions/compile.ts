import { type CompileOptions, compileClosure, compileTestClosure } from './compile-closure.ts'
import type { CompiledExpression, ExpressionResult, ExpressionScope, JsonValue } from './expression.ts'
import { createMachine } from './machine.ts'
import type { ExpressionProblem } from './problem.ts'
import { catchFailure, runClosure } from './run.ts'

export type { ExpressionProblem } from './problem.ts'

export type CompileResult =
  | { readonly ok: true; readonly expression: CompiledExpression }
  | { readonly ok: false; readonly problems: readonly ExpressionProblem[] }

/** Unary tests, parsed once: whether a value passes (DMN 1.5 §7.3.4). */
export interface CompiledUnaryTests {
  readonly source: string
  readonly names: readonly string[]
  /** The value is true, false or, where that cannot be said, null; never throws. */
  readonly evaluate: (scope: ExpressionScope, value: JsonValue) => ExpressionResult
}

export type CompileTestsResult =
  | { readonly ok: true; readonly tests: CompiledUnaryTests }
  | { readonly ok: false; readonly problems: readonly ExpressionProblem[] }

/**
 * Parses a FEEL expression (DMN 1.5 §10.3) once into closures that count their steps. A variable without a value is
 * null, and so is a comparison with null; a wrong type, an unknown function and a division by zero are failures.
 */
export function compileExpression(source: string, options: CompileOptions = {}): CompileResult {
  const result = compileClosure(source, options)
  if (!result.ok) return result
  const { compiled, names } = result
  return { ok: true, expression: { source, names, evaluate: (scope) => runClosure(compiled, scope, false) } }
}

export function compileUnaryTests(source: string, options: CompileOptions = {}): CompileTestsResult {
  const result = compileTestClosure(source, options)
  if (!result.ok) return result
  const { compiled, names } = result
  return {
    ok: true,
    tests: {
      source,
      names,
      evaluate: (scope, value) =>
        catchFailure(() => ({ ok: true, value: compiled(createMachine(scope, false), null, value) })),
    },
  }
}
