import { childOf, isTrue, type ModdleElement } from '../moddle.ts'
import { readCallActivity } from './call/read-call-activity.ts'
import { emptyScope, type NodeDraft, type ScopeDraft } from './draft.ts'
import {
  readEndEvent,
  readIntermediateCatchEvent,
  readIntermediateThrowEvent,
  readStartEvent,
} from './events/read-event.ts'
import { readAdHocSubProcess } from './read-ad-hoc.ts'
import { readFormalExpression } from './read-expression.ts'
import { readActivityBase, readNodeBase } from './read-node-base.ts'
import {
  readBusinessRuleTask,
  readManualTask,
  readReceiveTask,
  readScriptTask,
  readSendTask,
  readServiceTask,
  readTask,
  readUserTask,
} from './read-task.ts'
import type { Reading } from './reading.ts'
import { refuseUnsupported } from './unsupported.ts'

/** Reads one kind of flow node; `null` after a problem. */
export type NodeReader = (element: ModdleElement, id: string, scope: ScopeDraft, reading: Reading) => NodeDraft | null

/** Elements that BPMN does not know, by their type in the file, such as `siji:Pause`: their attributes, and how they are read. */
export interface FurtherElements {
  readonly [type: string]: { readonly attributes: readonly string[]; readonly read: NodeReader }
}

/** How what BPMN knows is read, by its type in the file; a boundary event needs its activity first and stands apart. */
const readers: { readonly [type: string]: NodeReader } = {
  'bpmn:StartEvent': readStartEvent,
  'bpmn:EndEvent': readEndEvent,
  'bpmn:IntermediateCatchEvent': readIntermediateCatchEvent,
  'bpmn:IntermediateThrowEvent': readIntermediateThrowEvent,
  'bpmn:Task': readTask,
  'bpmn:ManualTask': readManualTask,
  'bpmn:UserTask': readUserTask,
  'bpmn:ServiceTask': readServiceTask,
  'bpmn:SendTask': readSendTask,
  'bpmn:ReceiveTask': readReceiveTask,
  'bpmn:ScriptTask': readScriptTask,
  'bpmn:BusinessRuleTask': readBusinessRuleTask,
  'bpmn:SubProcess': readSubProcess,
  'bpmn:Transaction': readSubProcess,
  'bpmn:AdHocSubProcess': readAdHocSubProcess,
  'bpmn:CallActivity': readCallActivity,
  'bpmn:ExclusiveGateway': (element, id, scope, reading) => ({
    ...readNodeBase(element, id, scope, reading),
    type: 'exclusiveGateway',
    defaultFlow: null,
  }),
  'bpmn:InclusiveGateway': (element, id, scope, reading) => ({
    ...readNodeBase(element, id, scope, reading),
    type: 'inclusiveGateway',
    defaultFlow: null,
  }),
  'bpmn:ParallelGateway': (element, id, scope, reading) => ({
    ...readNodeBase(element, id, scope, reading),
    type: 'parallelGateway',
  }),
  'bpmn:EventBasedGateway': readEventBasedGateway,
  'bpmn:ComplexGateway': readComplexGateway,
}

/** Reads any flow node but a boundary event; `null` after a problem. */
export function readFlowNode(
  element: ModdleElement,
  id: string,
  scope: ScopeDraft,
  reading: Reading,
): NodeDraft | null {
  const read = reading.further[element.$type]?.read ?? readers[element.$type]
  return read === undefined ? refuseUnsupported(element, element.$type, reading) : read(element, id, scope, reading)
}

function readSubProcess(element: ModdleElement, id: string, scope: ScopeDraft, reading: Reading): NodeDraft {
  const body = emptyScope(element, id, scope)
  const triggeredByEvent = isTrue(element, 'triggeredByEvent')
  return {
    ...readActivityBase(element, id, scope, reading),
    type: 'subProcess',
    triggeredByEvent,
    transaction: element.$type === 'bpmn:Transaction',
    body,
  }
}

function readEventBasedGateway(
  element: ModdleElement,
  id: string,
  scope: ScopeDraft,
  reading: Reading,
): NodeDraft | null {
  const instantiates = isTrue(element, 'instantiate')
  const forAll = element.get('eventGatewayType') === 'Parallel'
  if (forAll && !instantiates) {
    reading.refuse(
      element,
      'event-gateway',
      'Expected only an event-based gateway that starts a process to wait for all of its events.',
      '只有用于启动流程的事件网关可以并行等待所有事件。',
    )
    return null
  }
  const base = { ...readNodeBase(element, id, scope, reading), type: 'eventBasedGateway' } as const
  return { ...base, instantiates: instantiates ? (forAll ? 'withAll' : 'withOne') : 'no' }
}

/** One that joins needs to know when it is activated (BPMN 2.0.2 §10.6.5). */
function readComplexGateway(element: ModdleElement, id: string, scope: ScopeDraft, reading: Reading): NodeDraft | null {
  const expression = childOf(element, 'activationCondition')
  const activation = expression === null ? null : readFormalExpression(element, expression, reading)
  if (expression !== null && activation === null) return null
  return { ...readNodeBase(element, id, scope, reading), type: 'complexGateway', activation, defaultFlow: null }
}
