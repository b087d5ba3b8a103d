import { childOf, childrenOf, type ModdleElement, textOf } from '../../moddle.ts'
import type { LoopEvent } from '../../nodes/loop.ts'
import { readEscalation } from '../events/read-escalation.ts'
import { readMessage } from '../events/read-message.ts'
import { readSignal } from '../events/read-signal.ts'
import { readCondition } from '../read-expression.ts'
import type { Reading } from '../reading.ts'

/**
 * The events that a multi-instance activity throws by itself, at its boundary: `One` when its first body completes,
 * `None` whenever one does, `Complex` whenever one does and its condition holds; `All`, the default, throws nothing (BPMN
 * 2.0.2 §10.3.8 tables 10.29 and 10.30).
 */
export function readBehaviour(
  activity: ModdleElement,
  loop: ModdleElement,
  reading: Reading,
): readonly LoopEvent[] | 'refused' {
  const behaviour = textOf(loop, 'behavior') ?? 'All'
  switch (behaviour) {
    case 'All':
      return []
    case 'One':
      return readSimple(activity, childOf(loop, 'oneBehaviorEventRef'), true, reading)
    case 'None':
      return readSimple(activity, childOf(loop, 'noneBehaviorEventRef'), false, reading)
    case 'Complex':
      return readComplex(activity, childrenOf(loop, 'complexBehaviorDefinition'), reading)
    default:
      return refuse(
        activity,
        reading,
        `Expected multi-instance behavior All, One, None or Complex, but found "${behaviour}".`,
        `多实例的 behavior 应为 All、One、None 或 Complex，实际为“${behaviour}”。`,
      )
  }
}

function readSimple(
  activity: ModdleElement,
  definition: ModdleElement | null,
  first: boolean,
  reading: Reading,
): readonly LoopEvent[] | 'refused' {
  if (definition === null) return refuseNameless(activity, reading)
  const event = readEvent(activity, definition, reading)
  return event === null ? 'refused' : [{ first, condition: null, event }]
}

/** Each definition has a condition and an event of its own, which may have several definitions. */
function readComplex(
  activity: ModdleElement,
  behaviours: readonly ModdleElement[],
  reading: Reading,
): readonly LoopEvent[] | 'refused' {
  const events: LoopEvent[] = []
  for (const behaviour of behaviours) {
    const condition = readCondition(activity, childOf(behaviour, 'condition'), reading)
    const thrown = childOf(behaviour, 'event')
    if (condition === 'refused') return 'refused'
    const definitions =
      thrown === null ? [] : [...childrenOf(thrown, 'eventDefinitions'), ...childrenOf(thrown, 'eventDefinitionRef')]
    if (condition === null || definitions.length === 0) return refuseNameless(activity, reading)
    for (const definition of definitions) {
      const event = readEvent(activity, definition, reading)
      if (event === null) return 'refused'
      events.push({ first: false, condition, event })
    }
  }
  return events.length === 0 ? refuseNameless(activity, reading) : events
}

function refuseNameless(activity: ModdleElement, reading: Reading): 'refused' {
  return refuse(
    activity,
    reading,
    'Expected multi-instance behavior One or None to name the event that it throws, and Complex to have conditions and events.',
    '多实例的 behavior 为 One 或 None 时必须指定所抛出的事件，为 Complex 时必须有条件和事件。',
  )
}

function refuse(activity: ModdleElement, reading: Reading, message: string, messageZh: string): 'refused' {
  reading.refuse(activity, 'multi-instance-behavior', message, messageZh)
  return 'refused'
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
