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

/** Reads any flow node but a boundary event, which needs its activity first; `null` after a problem. */
export function readFlowNode(
  element: ModdleElement,
  id: string,
  scope: ScopeDraft,
  reading: Reading,
): NodeDraft | null {
  switch (element.$type) {
    case 'bpmn:StartEvent': {
      const inEventSubProcess = element.$parent !== undefined && isTrue(element.$parent, 'triggeredByEvent')
      return readStartEvent(element, id, scope, reading, inEventSubProcess)
    }
    case 'bpmn:EndEvent':
      return readEndEvent(element, id, scope, reading)
    case 'bpmn:IntermediateCatchEvent':
      return readIntermediateCatchEvent(element, id, scope, reading)
    case 'bpmn:IntermediateThrowEvent':
      return readIntermediateThrowEvent(element, id, scope, reading)
    case 'bpmn:Task':
      return readTask(element, id, scope, reading)
    case 'bpmn:ManualTask':
      return readManualTask(element, id, scope, reading)
    case 'bpmn:UserTask':
      return readUserTask(element, id, scope, reading)
    case 'bpmn:ServiceTask':
      return readServiceTask(element, id, scope, reading)
    case 'bpmn:SendTask':
      return readSendTask(element, id, scope, reading)
    case 'bpmn:ReceiveTask':
      return readReceiveTask(element, id, scope, reading)
    case 'bpmn:ScriptTask':
      return readScriptTask(element, id, scope, reading)
    case 'bpmn:BusinessRuleTask':
      return readBusinessRuleTask(element, id, scope, reading)
    case 'bpmn:SubProcess':
    case 'bpmn:Transaction':
      return readSubProcess(element, id, scope, reading)
    case 'bpmn:AdHocSubProcess':
      return readAdHocSubProcess(element, id, scope, reading)
    case 'bpmn:CallActivity':
      return readCallActivity(element, id, scope, reading)
    case 'bpmn:ExclusiveGateway':
      return { ...readNodeBase(element, id, scope, reading), type: 'exclusiveGateway', defaultFlow: null }
    case 'bpmn:InclusiveGateway':
      return { ...readNodeBase(element, id, scope, reading), type: 'inclusiveGateway', defaultFlow: null }
    case 'bpmn:ParallelGateway':
      return { ...readNodeBase(element, id, scope, reading), type: 'parallelGateway' }
    case 'bpmn:EventBasedGateway':
      return readEventBasedGateway(element, id, scope, reading)
    case 'bpmn:ComplexGateway':
      return readComplexGateway(element, id, scope, reading)
    default:
      return refuseUnsupported(element, element.$type, reading)
  }
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
