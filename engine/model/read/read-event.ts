import { childOf, isFalse, isTrue, type ModdleElement, textOf, unresolvedIdOf } from '../moddle.ts'
import type { Activity } from '../nodes/activity.ts'
import type { Draft, NodeDraft, ScopeDraft } from './draft.ts'
import { eventDefinitionOf, readError, readMessage, readTimer } from './read-event-definition.ts'
import { readNodeBase } from './read-node-base.ts'
import type { Reading } from './reading.ts'
import { refuseEventDefinition } from './unsupported.ts'

export function readStartEvent(
  element: ModdleElement,
  id: string,
  scope: ScopeDraft,
  reading: Reading,
  inEventSubProcess: boolean,
): NodeDraft | null {
  const base = {
    ...readNodeBase(element, id, scope),
    type: 'startEvent',
    interrupting: !isFalse(element, 'isInterrupting'),
  } as const
  const definition = eventDefinitionOf(element, reading)
  if (definition === 'refused') return null
  if (definition === 'none') {
    // A message flow into a start event makes it a message start event (BPMN 2.0.2 §10.5.2).
    if (!inEventSubProcess && scope.parent === null && reading.messageFlows.targets.has(id)) {
      const trigger = readMessage(element, element, reading)
      return trigger === null ? null : { ...base, trigger }
    }
    return { ...base, trigger: null }
  }
  switch (definition.$type) {
    case 'bpmn:MessageEventDefinition': {
      const trigger = readMessage(element, definition, reading)
      return trigger === null ? null : { ...base, trigger }
    }
    case 'bpmn:TimerEventDefinition': {
      const trigger = readTimer(element, definition, reading)
      return trigger === null ? null : { ...base, trigger }
    }
    case 'bpmn:ErrorEventDefinition': {
      if (inEventSubProcess) return { ...base, trigger: readError(element, definition, false, reading) }
      return refuseEventDefinition(element, definition, reading)
    }
    default:
      return refuseEventDefinition(element, definition, reading)
  }
}

export function readEndEvent(
  element: ModdleElement,
  id: string,
  scope: ScopeDraft,
  reading: Reading,
): NodeDraft | null {
  const base = { ...readNodeBase(element, id, scope), type: 'endEvent' } as const
  const definition = eventDefinitionOf(element, reading)
  if (definition === 'refused') return null
  if (definition === 'none') return { ...base, trigger: thrownByFlow(element, id, reading) }
  switch (definition.$type) {
    case 'bpmn:MessageEventDefinition': {
      const trigger = readMessage(element, definition, reading)
      return trigger === null ? null : { ...base, trigger }
    }
    case 'bpmn:ErrorEventDefinition': {
      const trigger = readError(element, definition, true, reading)
      return trigger === null ? null : { ...base, trigger }
    }
    case 'bpmn:TerminateEventDefinition':
      return { ...base, trigger: { type: 'terminate' } }
    default:
      return refuseEventDefinition(element, definition, reading)
  }
}

export function readIntermediateCatchEvent(
  element: ModdleElement,
  id: string,
  scope: ScopeDraft,
  reading: Reading,
): NodeDraft | null {
  const base = { ...readNodeBase(element, id, scope), type: 'intermediateCatchEvent' } as const
  const definition = eventDefinitionOf(element, reading)
  if (definition === 'refused') return null
  if (definition === 'none') {
    reading.refuse(
      element,
      'event-without-definition',
      'Expected the catch event to say what it waits for.',
      '中间捕获事件未说明等待什么。',
    )
    return null
  }
  const trigger = readWaiting(element, definition, reading)
  return trigger === null ? null : { ...base, trigger }
}

export function readIntermediateThrowEvent(
  element: ModdleElement,
  id: string,
  scope: ScopeDraft,
  reading: Reading,
): NodeDraft | null {
  const base = { ...readNodeBase(element, id, scope), type: 'intermediateThrowEvent' } as const
  const definition = eventDefinitionOf(element, reading)
  if (definition === 'refused') return null
  if (definition === 'none') return { ...base, trigger: thrownByFlow(element, id, reading) }
  if (definition.$type !== 'bpmn:MessageEventDefinition') return refuseEventDefinition(element, definition, reading)
  const trigger = readMessage(element, definition, reading)
  return trigger === null ? null : { ...base, trigger }
}

/** `activities` are those of the same scope: an event cannot sit on anything else (BPMN 2.0.2 §10.5.4). */
export function readBoundaryEvent(
  element: ModdleElement,
  id: string,
  scope: ScopeDraft,
  activities: ReadonlyMap<string, Activity>,
  reading: Reading,
): Draft<NodeDraft> | null {
  const host = childOf(element, 'attachedToRef')
  const hostId = host === null ? unresolvedIdOf(element, 'attachedToRef') : textOf(host, 'id')
  const attachedTo = activities.get(hostId ?? '')
  const definition = eventDefinitionOf(element, reading)
  if (definition === 'refused') return null
  if (definition === 'none') {
    reading.refuse(
      element,
      'event-without-definition',
      'Expected the boundary event to say what it waits for.',
      '边界事件未说明等待什么。',
    )
    return null
  }
  const interrupting = !isFalse(element, 'cancelActivity')
  const isError = definition.$type === 'bpmn:ErrorEventDefinition'
  const trigger = isError ? readError(element, definition, false, reading) : readWaiting(element, definition, reading)
  if (trigger === null) return null
  if (isError && !interrupting) {
    reading.refuse(
      element,
      'error-not-interrupting',
      'Expected an error boundary event to interrupt its activity.',
      '错误边界事件必须中断所附着的活动。',
    )
    return null
  }
  if (attachedTo === undefined || isTrue(element, 'parallelMultiple')) {
    // Its host may be refused itself; that problem says more.
    if (host === null || hostId === id) {
      reading.refuse(
        element,
        'boundary-host',
        `Expected the boundary event to be attached to an activity, but found ${hostId ?? 'nothing'}.`,
        `边界事件应附着在活动上，实际为“${hostId ?? '空'}”。`,
      )
    } else if (!host.$instanceOf('bpmn:Activity') || host.$parent !== element.$parent) {
      reading.refuse(
        element,
        'boundary-host',
        `Expected the boundary event to be attached to an activity of its own scope, but found ${hostId}.`,
        `边界事件应附着在同一层的活动上，实际为“${hostId}”。`,
      )
    }
    return null
  }
  return { ...readNodeBase(element, id, scope), type: 'boundaryEvent', attachedTo, interrupting, trigger }
}

/** An event without a definition sends what a message flow takes from it, if that has a name (BPMN 2.0.2 §9.4). */
function thrownByFlow(element: ModdleElement, id: string, reading: Reading) {
  return reading.messageFlows.sources.get(id) == null ? null : readMessage(element, element, reading)
}

function readWaiting(element: ModdleElement, definition: ModdleElement, reading: Reading) {
  switch (definition.$type) {
    case 'bpmn:MessageEventDefinition':
      return readMessage(element, definition, reading)
    case 'bpmn:TimerEventDefinition':
      return readTimer(element, definition, reading)
    default:
      return refuseEventDefinition(element, definition, reading)
  }
}
