import type { ExpressionResult, ExpressionScope } from './expression.ts'
import { ExpressionFailure } from './expression-failure.ts'
import { toJson } from './json.ts'
import { type Closure, createMachine } from './machine.ts'

/** Evaluates a closure to what a variable can hold; never throws. */
export function runClosure(closure: Closure, scope: ExpressionScope, lenient: boolean): ExpressionResult {
  const machine = createMachine(scope, lenient)
  return catchFailure(() => {
    const value = toJson(machine, closure(machine, null))
    if (value === null && machine.failure !== null) throw machine.failure
    return { ok: true, value }
  })
}

/** The answer of `body`, or why there is none. */
export function catchFailure<T>(body: () => T): T | Extract<ExpressionResult, { readonly ok: false }> {
  try {
    return body()
  } catch (error) {
    const { code, message, messageZh } = asFailure(error)
    return { ok: false, code, message, messageZh }
  }
}

/** An error of a library is a failure of the expression too: an incident tells of it, and the batch goes on. */
function asFailure(error: unknown): ExpressionFailure {
  if (error instanceof ExpressionFailure) return error
  const said = error instanceof Error ? error.message : String(error)
  return new ExpressionFailure('expression-failed', `Expected a value, but found: ${said}`, `表达式无法求值：${said}`, {
    cause: error,
  })
}
