import { childrenOf, isTrue, type ModdleElement } from '../../moddle.ts'
import type { CaughtEvent, SingleCaughtEvent, SingleThrownEvent, ThrownEvent } from '../../nodes/event-definition.ts'
import type { Reading } from '../reading.ts'
import { refuseEventDefinition } from '../unsupported.ts'
import { allowedEvents, type EventPlace } from './allowed-events.ts'
import { readCompensation } from './read-compensation.ts'
import { readCondition } from './read-condition.ts'
import { readError } from './read-error.ts'
import { readEscalation } from './read-escalation.ts'
import { readLink } from './read-link.ts'
import { readMessage } from './read-message.ts'
import { readSignal } from './read-signal.ts'
import { readTimer } from './read-timer.ts'

/** `none` without any definition, `refused` after a problem. */
export type Read<Trigger> = Trigger | 'none' | 'refused'

/** What an event waits for; several definitions make it a multiple one (BPMN 2.0.2 §10.5.5). */
export function readCaught(
  event: ModdleElement,
  place: 'start' | 'eventSubProcessStart' | 'catch' | 'boundary',
  reading: Reading,
): Read<CaughtEvent> {
  return readAll(event, place, isTrue(event, 'parallelMultiple'), readSingleCaught, reading)
}

/** What an event puts out; several definitions are all thrown. */
export function readThrown(event: ModdleElement, place: 'throw' | 'end', reading: Reading): Read<ThrownEvent> {
  return readAll(event, place, false, readSingleThrown, reading)
}

type Reader<Single> = (event: ModdleElement, definition: ModdleElement, reading: Reading) => Single | null

function readAll<Single>(
  event: ModdleElement,
  place: EventPlace,
  parallel: boolean,
  read: Reader<Single>,
  reading: Reading,
):
  | Single
  | { readonly type: 'multiple'; readonly parallel: boolean; readonly events: readonly Single[] }
  | 'none'
  | 'refused' {
  const definitions = [...childrenOf(event, 'eventDefinitions'), ...childrenOf(event, 'eventDefinitionRef')]
  if (definitions.length === 0) return 'none'
  const events = definitions.flatMap((definition) => {
    const isAllowed = allowedEvents[place].includes(definition.$type)
    const single = isAllowed ? read(event, definition, reading) : refuseEventDefinition(event, definition, reading)
    return single === null ? [] : [single]
  })
  const [only] = events
  if (only === undefined || events.length < definitions.length) return 'refused'
  if (events.length === 1) return only
  return mayStandTogether(event, definitions, parallel, reading) ? { type: 'multiple', parallel, events } : 'refused'
}

/** What is not waited for cannot come together with others, and what has one place to go to has no company. */
function mayStandTogether(
  event: ModdleElement,
  definitions: readonly ModdleElement[],
  parallel: boolean,
  reading: Reading,
): boolean {
  const alone = parallel ? [...neverTogether, ...notAwaited] : neverTogether
  const wrong = definitions.find(({ $type }) => alone.includes($type))
  if (wrong === undefined) return true
  const kind = wrong.$type.replace(/^bpmn:|EventDefinition$/g, '')
  reading.refuse(
    event,
    'multiple-event',
    `Expected ${kind} to be the only definition of its event, but found ${definitions.length}.`,
    `${kind} 事件定义必须单独使用，实际有 ${definitions.length} 个事件定义。`,
  )
  return false
}

const neverTogether = ['bpmn:LinkEventDefinition', 'bpmn:CancelEventDefinition', 'bpmn:CompensateEventDefinition']
const notAwaited = ['bpmn:ErrorEventDefinition', 'bpmn:EscalationEventDefinition']

const readSingleCaught: Reader<SingleCaughtEvent> = (event, definition, reading) => {
  switch (definition.$type) {
    case 'bpmn:MessageEventDefinition':
      return readMessage(event, definition, reading)
    case 'bpmn:SignalEventDefinition':
      return readSignal(event, definition, reading)
    case 'bpmn:TimerEventDefinition':
      return readTimer(event, definition, reading)
    case 'bpmn:ErrorEventDefinition':
      return readError(event, definition, false, reading)
    case 'bpmn:EscalationEventDefinition':
      return readEscalation(event, definition, false, reading)
    case 'bpmn:ConditionalEventDefinition':
      return readCondition(event, definition, reading)
    case 'bpmn:CompensateEventDefinition':
      return readCompensation(definition)
    case 'bpmn:CancelEventDefinition':
      return { type: 'cancel' }
    case 'bpmn:LinkEventDefinition':
      return readLink(event, definition, reading)
    default:
      return refuseEventDefinition(event, definition, reading)
  }
}

const readSingleThrown: Reader<SingleThrownEvent> = (event, definition, reading) => {
  switch (definition.$type) {
    case 'bpmn:MessageEventDefinition':
      return readMessage(event, definition, reading, true)
    case 'bpmn:SignalEventDefinition':
      return readSignal(event, definition, reading)
    case 'bpmn:ErrorEventDefinition':
      return readError(event, definition, true, reading)
    case 'bpmn:EscalationEventDefinition':
      return readEscalation(event, definition, true, reading)
    case 'bpmn:CompensateEventDefinition':
      return readCompensation(definition)
    case 'bpmn:CancelEventDefinition':
      return { type: 'cancel' }
    case 'bpmn:LinkEventDefinition':
      return readLink(event, definition, reading)
    case 'bpmn:TerminateEventDefinition':
      return { type: 'terminate' }
    default:
      return refuseEventDefinition(event, definition, reading)
  }
}
