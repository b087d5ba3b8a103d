import type { Actor } from '../../core/commands.ts'
import type { Rejection } from '../../core/decision.ts'
import { startsByCondition } from '../../core/starting/start-conditions.ts'
import type { Variables } from '../../expressions/expression.ts'
import { newestDefinitions } from '../definitions/newest-definitions.ts'
import { deterministicId } from '../deterministic-id.ts'
import type { MessageParts } from './messages.ts'
import { startByEvent } from './start-by-event.ts'

/** Somebody says what is the case, and asks which processes that starts. The same id again starts nothing anew. */
export interface ConditionEvaluation {
  readonly id: string
  readonly parkId: string
  readonly variables: Variables
  readonly actor: Actor
}

export type EvaluationAnswer =
  | { readonly accepted: true; readonly started: readonly string[] }
  | { readonly accepted: false; readonly rejection: Rejection }

/**
 * Starts the newest version of every process of the park at each start event whose condition the variables make true
 * (BPMN 2.0.2 §10.5.2). Where a condition cannot be answered, nothing starts.
 */
export async function evaluateConditions(
  parts: MessageParts,
  { id, parkId, variables, actor }: ConditionEvaluation,
  now: number,
  zone: string,
): Promise<EvaluationAnswer> {
  const asked = (await newestDefinitions(parts, parkId)).map((definition) => ({
    definition,
    starts: startsByCondition(definition, variables, now, zone),
  }))
  const started: string[] = []
  for (const { starts } of asked) if ('code' in starts) return { accepted: false, rejection: starts }
  for (const { definition, starts } of asked) {
    if ('code' in starts) continue
    for (const { event, parts: held } of starts) {
      const cause = { id: deterministicId('condition', id, definition.id, event.id), parkId, actor }
      const occurrence = { parts: held, key: null, variables, isForAll: false }
      const answer = await startByEvent(parts, cause, definition, event, occurrence)
      if (!answer.accepted) return answer
      if (answer.revision > 0) started.push(answer.instanceId)
    }
  }
  return { accepted: true, started }
}
