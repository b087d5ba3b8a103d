import { isFalse, isTrue, type ModdleElement } from '../../moddle.ts'
import type { ThrownEvent } from '../../nodes/event-definition.ts'
import type { NodeDraft, ScopeDraft } from '../draft.ts'
import { readNodeBase } from '../read-node-base.ts'
import type { Reading } from '../reading.ts'
import { readMessage } from './read-message.ts'
import { readCaught, readThrown } from './read-trigger.ts'

export function readStartEvent(
  element: ModdleElement,
  id: string,
  scope: ScopeDraft,
  reading: Reading,
): NodeDraft | null {
  const inEventSubProcess = element.$parent !== undefined && isTrue(element.$parent, 'triggeredByEvent')
  const base = {
    ...readNodeBase(element, id, scope, reading),
    type: 'startEvent',
    interrupting: !isFalse(element, 'isInterrupting'),
  } as const
  const trigger = readCaught(element, inEventSubProcess ? 'eventSubProcessStart' : 'start', reading)
  if (trigger === 'refused') return null
  if (trigger !== 'none') return { ...base, trigger }
  // A message flow into a start event makes it a message start event (BPMN 2.0.2 §10.5.2).
  if (inEventSubProcess || scope.parent !== null || !reading.messageFlows.targets.has(id))
    return { ...base, trigger: null }
  const message = readMessage(element, element, reading)
  return message === null ? null : { ...base, trigger: message }
}

export function readEndEvent(
  element: ModdleElement,
  id: string,
  scope: ScopeDraft,
  reading: Reading,
): NodeDraft | null {
  const trigger = readThrown(element, 'end', reading)
  if (trigger === 'refused') return null
  const base = { ...readNodeBase(element, id, scope, reading), type: 'endEvent' } as const
  return { ...base, trigger: trigger === 'none' ? thrownByFlow(id, reading) : trigger }
}

export function readIntermediateCatchEvent(
  element: ModdleElement,
  id: string,
  scope: ScopeDraft,
  reading: Reading,
): NodeDraft | null {
  const trigger = readCaught(element, 'catch', reading)
  if (trigger === 'refused') return null
  if (trigger !== 'none')
    return { ...readNodeBase(element, id, scope, reading), type: 'intermediateCatchEvent', trigger }
  reading.refuse(
    element,
    'event-without-definition',
    'Expected the catch event to say what it waits for.',
    '中间捕获事件未说明等待什么。',
  )
  return null
}

export function readIntermediateThrowEvent(
  element: ModdleElement,
  id: string,
  scope: ScopeDraft,
  reading: Reading,
): NodeDraft | null {
  const trigger = readThrown(element, 'throw', reading)
  if (trigger === 'refused') return null
  const base = { ...readNodeBase(element, id, scope, reading), type: 'intermediateThrowEvent' } as const
  return { ...base, trigger: trigger === 'none' ? thrownByFlow(id, reading) : trigger }
}

/** An event without a definition sends what message flows take from it, if it can be told (BPMN 2.0.2 §9.4). */
function thrownByFlow(id: string, reading: Reading): ThrownEvent | null {
  const events = (reading.messageFlows.sources.get(id) ?? []).map(
    (name) => ({ type: 'message', name, correlation: null }) as const,
  )
  const [only] = events
  if (only === undefined) return null
  return events.length === 1 ? only : { type: 'multiple', parallel: false, events }
}
