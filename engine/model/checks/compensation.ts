import type { ProcessDefinition, ScopeDefinition } from '../definition.ts'
import type { BoundaryEvent } from '../nodes/event.ts'
import type { FlowNode } from '../nodes/flow-node.ts'
import { singleEvents } from '../nodes/single-events.ts'
import type { Check, Finding } from './check.ts'

/** What undoes what, and where it may be asked for (BPMN 2.0.2 §10.5.5, §10.7). */
export const compensation: Check = {
  rule: 'compensation',
  find: (process) =>
    [...process.nodes.values()].flatMap((node) => {
      if (node.type === 'boundaryEvent') return node.trigger.type === 'compensation' ? atBoundary(node) : []
      if (node.type === 'startEvent') return atStart(process, node)
      if (node.type === 'endEvent' || node.type === 'intermediateThrowEvent') return atThrow(process, node)
      return 'forCompensation' in node && node.forCompensation ? atHandler(node) : []
    }),
}

function atBoundary({ id, handler, scope, outgoing, attachedTo }: BoundaryEvent): Finding[] {
  if (outgoing.length > 0) {
    return [
      error(
        id,
        `Expected "${id}" to lead to a handler by an association, but a flow leaves it.`,
        `补偿边界事件“${id}”应以关联连接补偿活动，不得有流出的顺序流。`,
      ),
    ]
  }
  if (handler === null || !handler.forCompensation || handler.scope !== scope) {
    return [
      error(
        id,
        `Expected an association from "${id}" to an activity for compensation in the same scope.`,
        `补偿边界事件“${id}”应以关联连接同一层中的补偿活动。`,
      ),
    ]
  }
  const others = attachedTo.boundaryEvents.filter(({ trigger }) => trigger.type === 'compensation')
  if (others.length < 2) return []
  return [
    error(
      id,
      `Expected one compensation event at "${attachedTo.id}", but found ${others.length}.`,
      `“${attachedTo.id}”只能有一个补偿边界事件，实际有 ${others.length} 个。`,
    ),
  ]
}

function atStart(
  process: ProcessDefinition,
  { id, trigger, scope }: Extract<FlowNode, { type: 'startEvent' }>,
): Finding[] {
  if (!singleEvents(trigger).some(({ type }) => type === 'compensation') || scope.parent !== process.scope) return []
  return [
    error(
      id,
      `Expected "${id}" in a sub-process: a process as a whole is never compensated.`,
      `“${id}”应位于子流程中：流程本身不会被补偿。`,
    ),
  ]
}

function atHandler({ id, incoming, outgoing }: FlowNode): Finding[] {
  if (incoming.length + outgoing.length === 0) return []
  return [
    error(
      id,
      `Expected no flow at "${id}": a handler stands outside the flow.`,
      `补偿活动“${id}”位于流程之外，不得连接顺序流。`,
    ),
  ]
}

/** What can be seen: an activity of the same scope or, from an event sub-process, of the scope around it. */
function atThrow(
  process: ProcessDefinition,
  { id, trigger, scope }: Extract<FlowNode, { type: 'endEvent' | 'intermediateThrowEvent' }>,
): Finding[] {
  return singleEvents(trigger).flatMap((event): Finding[] => {
    if (event.type !== 'compensation' || event.activity === null) return []
    const { activity } = event
    if (
      scopesAround(process, scope).some(({ nodes }) =>
        nodes.some((node) => node.id === activity && 'boundaryEvents' in node),
      )
    )
      return []
    return [
      error(
        id,
        `Expected "${id}" to compensate an activity of its own scope, but found "${activity}".`,
        `“${id}”只能补偿同一层的活动，实际为“${activity}”。`,
      ),
    ]
  })
}

function scopesAround(process: ProcessDefinition, scope: ScopeDefinition): readonly ScopeDefinition[] {
  const owner = process.nodes.get(scope.id)
  if (scope.parent === null || owner?.type !== 'subProcess' || !owner.triggeredByEvent) return [scope]
  return [scope, ...scopesAround(process, scope.parent)]
}

function error(element: string, message: string, messageZh: string): Finding {
  return { severity: 'error', element, message, messageZh }
}
