import { findGround, type Ground } from '../../calendar/grounds.ts'
import type { CompiledExpression } from '../../expressions/expression.ts'
import type { ClockSuspension } from '../../lifecycles/clock-ledger.ts'
import type { ClockRefusal } from '../../lifecycles/clock-refusals.ts'
import { moveClock } from '../../lifecycles/service-level-clock.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { expressionFailure, type Failure, failure, shown } from '../failure.ts'
import type { Run } from '../run.ts'
import { evaluateAt } from '../variables.ts'
import type { ClockState } from './clock-state.ts'
import { clocksAround } from './find-clocks.ts'
import { record } from './record-clock.ts'

/** While this element is active the clocks around it stand still; its own time is not theirs. */
export function pauseFor(run: Run, node: FlowNode, key: number, source: CompiledExpression): Failure | null {
  const around = clocksAround(run.draft, key).filter(({ host }) => host !== key)
  if (around.length === 0) return null
  const result = evaluateAt(run, key, source)
  if (!result.ok) return expressionFailure(result, `Ground of ${node.id}`, `${node.id} 的中止事由`)
  const ground = typeof result.value === 'string' ? findGround(result.value) : null
  if (ground === null) {
    return failure(
      'unknown-ground',
      `Expected ${node.id} to name a ground on which clocks stop (${source.source}), but found ${shown(result.value)}.`,
      `${node.id} 的中止事由（${source.source}）应为已知事由，实际为 ${shown(result.value)}。`,
    )
  }
  const suspension = {
    id: `element-${key}`,
    element: key,
    ground: String(result.value),
    article: ground.article,
    by: node.id,
    department: null,
    why: node.name ?? node.id,
    evidence: [node.id],
    from: run.context.now,
    to: null,
    expectedEnd: null,
    limit: null,
  }
  // A clock that is overdue already cannot be stopped any more, and runs on.
  suspend(run, around, suspension, ground.stops)
  return null
}

/** Stops those of the clocks that the ground stops. Says how many it did, or why the first of them refuses. */
export function suspend(
  run: Run,
  clocks: readonly ClockState[],
  suspension: ClockSuspension,
  stops: Ground['stops'],
): number | ClockRefusal {
  const meant = clocks.filter(({ level }) => stops.includes(level.clock))
  const refusals: ClockRefusal[] = []
  for (const clock of meant) {
    const next = moveClock(clock, { type: 'pause', suspension, overdue: isOverdue(run, clock) })
    if (typeof next === 'string') refusals.push(next)
    else record(run, clock, next, { type: 'clockPaused', suspension })
  }
  const [first] = refusals
  return first !== undefined && refusals.length === meant.length ? first : meant.length - refusals.length
}

export function isOverdue(run: Run, { reading: { dueAt } }: ClockState): boolean {
  return dueAt !== null && run.context.now > dueAt
}
