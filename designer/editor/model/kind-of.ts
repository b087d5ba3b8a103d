import type { Moddle, Shape } from '../canvas/services.ts'
import { isModdle } from './extension.ts'

/** bpmn-js's English word for what an element is, to be translated; the same ones as in its menus. */
export function kindOf({ businessObject }: Shape): string {
  const type = businessObject.$type.replace('bpmn:', '')
  if (type === 'SubProcess')
    return businessObject.get('triggeredByEvent') === true ? 'Event sub-process' : 'Sub-process'
  if (businessObject.$instanceOf('bpmn:Event')) return kindOfEvent(businessObject, type)
  return KINDS[type] ?? words(type)
}

const KINDS: Readonly<Record<string, string>> = {
  Process: 'Process',
  Collaboration: 'Collaboration',
  Participant: 'Expanded pool/participant',
  AdHocSubProcess: 'Ad-hoc sub-process',
  EventBasedGateway: 'Event-based gateway',
}

function kindOfEvent(event: Moddle, type: string): string {
  const definitions = event.get('eventDefinitions')
  const [first] = Array.isArray(definitions) ? definitions.filter(isModdle) : []
  const kind = first?.$type.replace(/^bpmn:|EventDefinition$/g, '').replace('Compensate', 'Compensation') ?? ''
  const place = words(type)
  const label = kind === '' ? place : `${kind} ${place.charAt(0).toLowerCase()}${place.slice(1)}`
  const isNonInterrupting = event.get('cancelActivity') === false || event.get('isInterrupting') === false
  return isNonInterrupting && kind !== '' ? `${label} (non-interrupting)` : label
}

/** `IntermediateCatchEvent` → `Intermediate catch event`. */
function words(type: string): string {
  const spaced = type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
