import type { ProcessDefinition } from './definition.ts'
import type { StartEvent } from './nodes/event.ts'
import { singleEvents } from './nodes/single-events.ts'

/** The start events of a process that a message or signal of this name starts (BPMN 2.0.2 §10.5.2). */
export function startsFor(
  { scope }: ProcessDefinition,
  kind: 'message' | 'signal',
  name: string,
): readonly StartEvent[] {
  return scope.startEvents.filter(({ trigger }) =>
    singleEvents(trigger).some((event) => event.type === kind && event.name === name),
  )
}
