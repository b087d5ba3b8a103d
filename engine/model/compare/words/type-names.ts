import { type Both, both } from '../part.ts'

const names: { readonly [type: string]: Both | undefined } = {
  task: both('任务', 'task'),
  manualTask: both('手工任务', 'manual task'),
  userTask: both('人工办理', 'user task'),
  serviceTask: both('系统任务', 'service task'),
  sendTask: both('发送任务', 'send task'),
  receiveTask: both('接收任务', 'receive task'),
  scriptTask: both('脚本任务', 'script task'),
  businessRuleTask: both('决策任务', 'business rule task'),
  subProcess: both('子流程', 'sub-process'),
  adHocSubProcess: both('特设子流程', 'ad-hoc sub-process'),
  callActivity: both('调用流程', 'call activity'),
  startEvent: both('开始事件', 'start event'),
  endEvent: both('结束事件', 'end event'),
  intermediateCatchEvent: both('等待事件', 'catch event'),
  intermediateThrowEvent: both('抛出事件', 'throw event'),
  boundaryEvent: both('边界事件', 'boundary event'),
  exclusiveGateway: both('排他网关', 'exclusive gateway'),
  parallelGateway: both('并行网关', 'parallel gateway'),
  inclusiveGateway: both('包容网关', 'inclusive gateway'),
  eventBasedGateway: both('事件网关', 'event-based gateway'),
  complexGateway: both('复杂网关', 'complex gateway'),
}

/** What a manager calls a type of BPMN; an element of somebody's own goes by its name. */
export function typeName(type: string): Both {
  return names[type] ?? both(type, type)
}

export function isTypeName(type: string): boolean {
  return names[type] !== undefined
}
