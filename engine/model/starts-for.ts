import type { ProcessDefinition } from './definition.ts'
import type { FlowNode } from './nodes/flow-node.ts'
import { singleEvents } from './nodes/single-events.ts'

/** What a message or signal of this name starts a process at (BPMN 2.0.2 §10.5.2, §10.6.6). */
export function startsFor({ scope }: ProcessDefinition, kind: 'message' | 'signal', name: string): readonly FlowNode[] {
  return [...scope.startEvents, ...scope.entries].filter((node) =>
    eventsAt(node).some((event) => event.type === kind && event.name === name),
  )
}

function eventsAt(node: FlowNode) {
  if (node.type === 'receiveTask') return node.message === null ? [] : [node.message]
  return node.type === 'startEvent' || node.type === 'intermediateCatchEvent' ? singleEvents(node.trigger) : []
}
