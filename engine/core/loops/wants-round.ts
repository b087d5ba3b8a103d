import type { CompiledExpression, Variables } from '../../expressions/expression.ts'
import type { Activity } from '../../model/nodes/activity.ts'
import type { StandardLoop } from '../../model/nodes/loop.ts'
import { expressionFailure, type Failure, failure, shown } from '../failure.ts'
import { elementOf, type Run } from '../run.ts'
import { evaluateAt } from '../variables.ts'

/** Whether a standard loop goes on: never beyond its maximum, and only while its condition holds (BPMN 2.0.2 §13.3.6). */
export function wantsRound(
  run: Run,
  node: Activity,
  key: number,
  { maximum, condition }: StandardLoop,
  seen: Variables,
): boolean | Failure {
  const rounds = elementOf(run, key).loop?.started ?? 0
  if (maximum !== null && rounds >= maximum) return false
  return condition === null || holdsAt(run, node, key, condition, { ...seen, loopCounter: rounds })
}

/** A loop's condition, as seen by the body that has just ended; one that is neither true nor false is a failure. */
export function holdsAt(
  run: Run,
  { id }: Activity,
  key: number,
  condition: CompiledExpression,
  seen: Variables,
): boolean | Failure {
  const result = evaluateAt(run, key, condition, seen)
  if (!result.ok) return expressionFailure(result, `Loop condition of ${id}`, `${id} 的循环条件`)
  if (typeof result.value === 'boolean') return result.value
  return failure(
    'condition-not-boolean',
    `Expected the loop condition of ${id} (${condition.source}) to be true or false, but found ${shown(result.value)}.`,
    `${id} 的循环条件（${condition.source}）应为真或假，实际为 ${shown(result.value)}。`,
  )
}
