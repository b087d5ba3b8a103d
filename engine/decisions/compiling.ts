import { normalizeContextKey } from 'lezer-feel'
import type { LexicalScope } from '../expressions/closures/compilation.ts'
import type { Test } from '../expressions/closures/unary-test.ts'
import { compileClosure, compileTestClosure } from '../expressions/compile-closure.ts'
import type { Closure } from '../expressions/machine.ts'
import type { ExpressionProblem } from '../expressions/problem.ts'
import { type ModdleElement, nearestId, textOf } from '../model/moddle.ts'
import type { Problem } from '../model/problem.ts'

/** What is known while the logic of a decision becomes closures. */
export interface Compiling {
  /** Names that expressions may read, with the names of their components. */
  readonly known: { readonly [name: string]: unknown }
  readonly scope: LexicalScope | null
  readonly lines: ReadonlyMap<string, number>
  readonly problems: Problem[]
}

/** Adds names whose values the next frame holds, of which the first `ready` have theirs already. */
export function withParameters(compiling: Compiling, names: readonly string[], ready: number): Compiling {
  const known = { ...compiling.known, ...Object.fromEntries(names.map((name) => [name, null])) }
  const scope: LexicalScope = { outer: compiling.scope, kind: 'values', names: names.map(normalizeContextKey), ready }
  return { ...compiling, known, scope }
}

/** Compiles the text of an element; reports what is wrong with it and then gives null's closure. */
export function compileText(element: ModdleElement, compiling: Compiling): Closure {
  const result = compileClosure(textOf(element, 'text') ?? 'null', { ...compiling, functions: true })
  if (result.ok) return result.compiled
  for (const problem of result.problems) reportExpression(element, problem, compiling)
  return () => null
}

/** Compiles unary tests; without any text every value passes. */
export function compileTestText(element: ModdleElement | null, compiling: Compiling): Test {
  const text = element === null ? null : textOf(element, 'text')
  if (element === null || text === null) return () => true
  const result = compileTestClosure(text, { ...compiling, functions: true })
  if (result.ok) return result.compiled
  for (const problem of result.problems) reportExpression(element, problem, compiling)
  return () => null
}

export function report(
  element: ModdleElement,
  compiling: Compiling,
  problem: string,
  message: string,
  messageZh: string,
): void {
  const id = nearestId(element)
  const line = id === null ? null : (compiling.lines.get(id) ?? null)
  compiling.problems.push({ problem, severity: 'error', element: id, line, message, messageZh })
}

function reportExpression(
  element: ModdleElement,
  { code, message, messageZh }: ExpressionProblem,
  compiling: Compiling,
): void {
  report(element, compiling, code, message, messageZh)
}
