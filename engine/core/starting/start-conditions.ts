import type { Variables } from '../../expressions/expression.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import type { StartEvent } from '../../model/nodes/event.ts'
import type { ConditionalEventDefinition } from '../../model/nodes/event-definition.ts'
import { singleEvents } from '../../model/nodes/single-events.ts'
import type { Rejection } from '../decision.ts'
import { shown } from '../failure.ts'
import { reject } from '../rejections.ts'

/** A start event of which a condition holds. */
export interface ConditionalStart {
  readonly event: StartEvent
  /** Which of the definitions of a multiple event hold, counted from 0. */
  readonly parts: readonly number[]
}

/**
 * The start events whose conditions these variables make true (BPMN 2.0.2 §10.5.2). Before a process starts there is no
 * data of its own that could change, so somebody says what is the case and asks.
 */
export function startsByCondition(
  { scope }: ProcessDefinition,
  variables: Variables,
  now: number,
  zone: string,
): readonly ConditionalStart[] | Rejection {
  const starts: ConditionalStart[] = []
  for (const event of scope.startEvents) {
    const parts: number[] = []
    for (const [part, single] of singleEvents(event.trigger).entries()) {
      if (single.type !== 'conditional') continue
      const holds = holdsBy(event.id, single, variables, now, zone)
      if (typeof holds !== 'boolean') return holds
      if (holds) parts.push(part)
    }
    if (parts.length > 0) starts.push({ event, parts })
  }
  return starts
}

/** A condition about something that nobody has said is simply not true. */
function holdsBy(
  node: string,
  { condition }: ConditionalEventDefinition,
  variables: Variables,
  now: number,
  zone: string,
): boolean | Rejection {
  const read = (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined)
  const result = condition.evaluate({ read, now, zone })
  if (result.ok && typeof result.value === 'boolean') return result.value
  if (condition.names.some((name) => (read(name) ?? null) === null)) return false
  return reject('start-condition', node, result.ok ? shown(result.value) : result.message)
}
