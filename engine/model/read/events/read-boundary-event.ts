import { childOf, isFalse, type ModdleElement, textOf, unresolvedIdOf } from '../../moddle.ts'
import type { Activity } from '../../nodes/activity.ts'
import { singleEvents } from '../../nodes/single-events.ts'
import type { Draft, NodeDraft, ScopeDraft } from '../draft.ts'
import { readNodeBase } from '../read-node-base.ts'
import type { Reading } from '../reading.ts'
import { readCaught } from './read-trigger.ts'

/** `activities` are those of the same scope: an event cannot sit on anything else (BPMN 2.0.2 §10.5.4). */
export function readBoundaryEvent(
  element: ModdleElement,
  id: string,
  scope: ScopeDraft,
  activities: ReadonlyMap<string, Activity>,
  reading: Reading,
): Draft<NodeDraft> | null {
  const trigger = readCaught(element, 'boundary', reading)
  if (trigger === 'refused') return null
  if (trigger === 'none') {
    reading.refuse(
      element,
      'event-without-definition',
      'Expected the boundary event to say what it waits for.',
      '边界事件未说明等待什么。',
    )
    return null
  }
  // Nothing is left that could go on when a transaction was cancelled.
  const interrupting = !isFalse(element, 'cancelActivity') || trigger.type === 'cancel'
  if (!interrupting && singleEvents(trigger).some(({ type }) => type === 'error')) {
    reading.refuse(
      element,
      'error-not-interrupting',
      'Expected an error boundary event to interrupt its activity.',
      '错误边界事件必须中断所附着的活动。',
    )
    return null
  }
  const attachedTo = hostOf(element, id, activities, reading)
  if (attachedTo === null) return null
  return {
    ...readNodeBase(element, id, scope, reading),
    type: 'boundaryEvent',
    attachedTo,
    handler: null,
    interrupting,
    trigger,
  }
}

function hostOf(
  element: ModdleElement,
  id: string,
  activities: ReadonlyMap<string, Activity>,
  reading: Reading,
): Activity | null {
  const host = childOf(element, 'attachedToRef')
  const hostId = host === null ? unresolvedIdOf(element, 'attachedToRef') : textOf(host, 'id')
  const attachedTo = activities.get(hostId ?? '')
  if (attachedTo !== undefined) return attachedTo
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
