import { childOf, childrenOf, isTrue, type ModdleElement } from '../moddle.ts'
import { readCallActivity } from './call/read-call-activity.ts'
import { emptyScope, type NodeDraft, type ScopeDraft } from './draft.ts'
import {
  readEndEvent,
  readIntermediateCatchEvent,
  readIntermediateThrowEvent,
  readStartEvent,
} from './events/read-event.ts'
import { readAdHocSubProcess } from './read-ad-hoc.ts'
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
  if (element.$instanceOf('bpmn:Activity') && !activityCanRun(element, reading)) return null
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
      return { ...readNodeBase(element, id, scope), type: 'exclusiveGateway', defaultFlow: null }
    case 'bpmn:InclusiveGateway':
      return { ...readNodeBase(element, id, scope), type: 'inclusiveGateway', defaultFlow: null }
    case 'bpmn:ParallelGateway':
      return { ...readNodeBase(element, id, scope), type: 'parallelGateway' }
    case 'bpmn:EventBasedGateway':
      return readEventBasedGateway(element, id, scope, reading)
    default:
      return refuseUnsupported(element, element.$type, reading)
  }
}

function readSubProcess(element: ModdleElement, id: string, scope: ScopeDraft, reading: Reading): NodeDraft {
  const body = emptyScope(id, scope)
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
  if (isTrue(element, 'instantiate') || element.get('eventGatewayType') === 'Parallel') {
    reading.refuse(
      element,
      'unsupported-element',
      'Expected an event-based gateway inside a process; one that starts instances or waits for all is not supported yet.',
      '尚不支持用于启动流程或并行等待的事件网关。',
    )
    return null
  }
  return { ...readNodeBase(element, id, scope), type: 'eventBasedGateway' }
}

/** Data that would have to move is refused on any activity. */
function activityCanRun(element: ModdleElement, reading: Reading): boolean {
  const associations = [
    ...childrenOf(element, 'dataInputAssociations'),
    ...childrenOf(element, 'dataOutputAssociations'),
  ]
  for (const association of associations) {
    if (childOf(association, 'transformation') === null && childrenOf(association, 'assignment').length === 0) continue
    reading.refuse(
      element,
      'unsupported-data-mapping',
      'Expected data associations without assignment or transformation: use siji:input and siji:output instead.',
      '不支持带赋值或转换的数据关联，请使用 siji:input 和 siji:output。',
    )
    return false
  }
  return true
}
