import type { ProcessDefinition, ServiceLevel } from '../definition.ts'
import type { ConditionalEventDefinition } from '../nodes/event-definition.ts'
import type { FlowNode } from '../nodes/flow-node.ts'
import { singleEvents } from '../nodes/single-events.ts'
import type { Check, Finding } from './check.ts'

/** An event of a clock stands at the boundary of what has a service level, or in an event sub-process inside of it. */
export const clockEvent: Check = {
  rule: 'clock-event',
  find: (process) => [...process.nodes.values()].flatMap((node) => findings(process, node)),
}

function findings(process: ProcessDefinition, node: FlowNode): Finding[] {
  const events = clockEventsOf(node)
  if (events.length === 0) return []
  const levels = levelsAround(process, node)
  return events.flatMap(({ clock }) => {
    const isThere = levels.some((level) => clock?.of === null || level.clock === clock?.of)
    return isThere ? [] : [missing(node.id)]
  })
}

function clockEventsOf(node: FlowNode): readonly ConditionalEventDefinition[] {
  if (!('trigger' in node) || node.type === 'endEvent' || node.type === 'intermediateThrowEvent') return []
  return singleEvents(node.trigger).flatMap((event) =>
    event.type === 'conditional' && event.clock !== undefined ? [event] : [],
  )
}

/** Of a loop, each body has a clock and the whole has none. */
function levelsAround(process: ProcessDefinition, node: FlowNode): readonly ServiceLevel[] {
  if (node.type === 'boundaryEvent') return node.attachedTo.loop === null ? node.attachedTo.serviceLevels : []
  const around = node.type === 'startEvent' ? node.scope.parent : null
  if (around === null) return []
  if (around.id === process.id) return process.serviceLevels
  const scope = process.nodes.get(around.id)
  return scope !== undefined && 'serviceLevels' in scope ? scope.serviceLevels : []
}

function missing(element: string): Finding {
  return {
    severity: 'error',
    element,
    message: 'Expected the event to stand at what has a clock of its own (a service level), but there is none.',
    messageZh: '计时事件应附着在有时限的环节上，或在有时限的流程、子流程的事件子流程内。',
  }
}
