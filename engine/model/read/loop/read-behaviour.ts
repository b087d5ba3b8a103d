import { childOf, type ModdleElement, textOf } from '../../moddle.ts'
import type { LoopEvent } from '../../nodes/loop.ts'
import { readEscalation } from '../events/read-escalation.ts'
import { readMessage } from '../events/read-message.ts'
import { readSignal } from '../events/read-signal.ts'
import type { Reading } from '../reading.ts'

/**
 * The event that a multi-instance activity throws by itself, at its boundary: `One` when its first body completes, `None`
 * whenever one does; `All`, the default, throws nothing (BPMN 2.0.2 §10.3.8 table 10.29).
 */
export function readBehaviour(
  activity: ModdleElement,
  loop: ModdleElement,
  reading: Reading,
): LoopEvent | null | 'refused' {
  const behaviour = textOf(loop, 'behavior') ?? 'All'
  if (behaviour === 'All') return null
  const isKnown = behaviour === 'One' || behaviour === 'None'
  const definition = isKnown
    ? childOf(loop, behaviour === 'One' ? 'oneBehaviorEventRef' : 'noneBehaviorEventRef')
    : null
  if (definition === null) {
    reading.refuse(
      activity,
      'multi-instance-behavior',
      isKnown
        ? `Expected multi-instance behavior "${behaviour}" to name the event that it throws, but it names none.`
        : `Expected multi-instance behavior All, One or None, but found "${behaviour}": throw an event inside the activity instead.`,
      isKnown
        ? `多实例的 behavior 为“${behaviour}”时必须指定所抛出的事件。`
        : `多实例的 behavior 应为 All、One 或 None，实际为“${behaviour}”：请在活动内部抛出事件。`,
    )
    return 'refused'
  }
  const event = readEvent(activity, definition, reading)
  return event === null ? 'refused' : { first: behaviour === 'One', event }
}

function readEvent(activity: ModdleElement, definition: ModdleElement, reading: Reading): LoopEvent['event'] | null {
  switch (definition.$type) {
    case 'bpmn:MessageEventDefinition':
      return readMessage(activity, definition, reading)
    case 'bpmn:SignalEventDefinition':
      return readSignal(activity, definition, reading)
    case 'bpmn:EscalationEventDefinition':
      return readEscalation(activity, definition, true, reading)
    default: {
      const kind = definition.$type.replace(/^bpmn:|EventDefinition$/g, '')
      reading.refuse(
        activity,
        'multi-instance-behavior',
        `Expected a multi-instance activity to throw a message, a signal or an escalation, but found ${kind}.`,
        `多实例活动只能抛出消息、信号或升级事件，实际为 ${kind}。`,
      )
      return null
    }
  }
}
