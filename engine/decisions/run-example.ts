import { compileExpression } from '../expressions/compile.ts'
import type { ExpressionScope, JsonValue } from '../expressions/expression.ts'
import type { CompiledDecision, ExplainedResult } from './decision.ts'
import type { DecisionExample } from './examples.ts'

export interface ExampleOutcome {
  readonly isRight: boolean
  /** What came out; `null` also where nothing did. */
  readonly found: JsonValue
  readonly matched: ExplainedResult['matched']
  /** Why it could not be evaluated, or what differs; `null` where it is right. */
  readonly fault: { readonly message: string; readonly messageZh: string } | null
}

/** When every example takes place, so that one of `today()` holds tomorrow as well: as scenarios begin. */
const MOMENT = { now: Date.parse('2026-01-05T09:00:00+08:00'), zone: 'Asia/Shanghai' }

/** Runs one example on the decision as the engine does; the same in the editor and at deployment. */
export function runExample(decision: CompiledDecision | undefined, example: DecisionExample): ExampleOutcome {
  if (decision === undefined) {
    return failed(`Expected a decision ${example.decision}, but there is none.`, `没有决策“${example.decision}”。`)
  }
  const given = new Map<string, JsonValue>()
  for (const [name, source] of Object.entries(example.given)) {
    if (source.trim() === '') continue
    const value = feelValue(source)
    if (!value.ok) return failed(`${name}: ${value.message}`, `${name}：${value.messageZh}`)
    given.set(name, value.value)
  }
  const expected = feelValue(example.expected)
  if (!expected.ok) return failed(`expected: ${expected.message}`, `预期结果：${expected.messageZh}`)
  const { result, matched } = decision.explain({ ...MOMENT, read: (name) => given.get(name) ?? null })
  if (!result.ok) return { ...failed(result.message, result.messageZh), matched }
  const isRight = isSame(result.value, expected.value)
  const [found, wanted] = [JSON.stringify(result.value), JSON.stringify(expected.value)]
  const differs = { message: `Expected ${wanted}, but found ${found}.`, messageZh: `预期 ${wanted}，实际 ${found}。` }
  return { isRight, found: result.value, matched, fault: isRight ? null : differs }
}

/** The names that a decision looks at, as far as it gets with these values; sorted. */
export function namesRead(decision: CompiledDecision): readonly string[] {
  const names = new Set<string>()
  const read = (name: string) => {
    names.add(name)
    return null
  }
  decision.evaluate({ ...MOMENT, read })
  return [...names].sort()
}

type Value =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly message: string; readonly messageZh: string }

function feelValue(source: string): Value {
  const compiled = compileExpression(source.trim() === '' ? 'null' : source)
  if (!compiled.ok) {
    const [first] = compiled.problems
    return {
      ok: false,
      message: first?.message ?? 'Expected FEEL.',
      messageZh: first?.messageZh ?? '应为 FEEL 表达式。',
    }
  }
  const scope: ExpressionScope = { ...MOMENT, read: () => null }
  return compiled.expression.evaluate(scope)
}

function failed(message: string, messageZh: string): ExampleOutcome {
  return { isRight: false, found: null, matched: [], fault: { message, messageZh } }
}

function isSame(one: JsonValue, other: JsonValue): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [left, right] = [Object.entries(one), new Map(Object.entries(other))]
  return left.length === right.size && left.every(([key, value]) => isSame(value, right.get(key) ?? null))
}
