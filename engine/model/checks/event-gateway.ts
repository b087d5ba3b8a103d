import type { FlowNode } from '../nodes/flow-node.ts'
import type { EventBasedGateway } from '../nodes/gateway.ts'
import type { Check, Finding } from './check.ts'

/** Behind an event-based gateway stand only events and receive tasks that nothing else leads to (BPMN 2.0.2 §10.6.6). */
export const eventGateway: Check = {
  rule: 'event-gateway',
  find: (process) =>
    [...process.nodes.values()].flatMap((node) => (node.type === 'eventBasedGateway' ? findingsAt(node) : [])),
}

function findingsAt(gateway: EventBasedGateway): Finding[] {
  const targets = gateway.outgoing.map((flow) => flow.target)
  const findings = targets.flatMap((target): Finding[] => {
    const reason = wrongTarget(target)
    return reason === null ? [] : [{ severity: 'error', element: target.id, message: reason[0], messageZh: reason[1] }]
  })
  if (targets.length < 2) {
    findings.push({
      severity: targets.length === 0 ? 'error' : 'warning',
      element: gateway.id,
      message: `Expected event-based gateway "${gateway.id}" to lead to at least two events.`,
      messageZh: `事件网关“${gateway.id}”之后应至少有两个事件。`,
    })
  }
  if (targets.some((target) => target.type === 'receiveTask') && targets.some(isMessageEvent)) {
    findings.push({
      severity: 'error',
      element: gateway.id,
      message: `Expected "${gateway.id}" to lead either to receive tasks or to message events, but found both.`,
      messageZh: `事件网关“${gateway.id}”之后不得同时有接收任务和消息事件。`,
    })
  }
  return findings
}

function wrongTarget(target: FlowNode): readonly [string, string] | null {
  if (target.type !== 'intermediateCatchEvent' && target.type !== 'receiveTask') {
    return [
      `Expected an event or a receive task behind the event-based gateway, but "${target.id}" is a ${target.type}.`,
      `事件网关之后只能是捕获事件或接收任务，“${target.id}”不是。`,
    ]
  }
  if (target.type === 'intermediateCatchEvent' && target.trigger.type === 'link') {
    return [
      `Expected "${target.id}" behind the event-based gateway to wait for something, but it is a link.`,
      `事件网关之后的“${target.id}”应等待事件，不能是链接。`,
    ]
  }
  if (target.incoming.length > 1) {
    return [
      `Expected only the event-based gateway to lead to "${target.id}", but ${target.incoming.length} flows do.`,
      `“${target.id}”只能由事件网关流入，实际有 ${target.incoming.length} 条顺序流。`,
    ]
  }
  if (target.type === 'receiveTask' && target.loop !== null) {
    return [
      `Expected receive task "${target.id}" behind an event-based gateway to have no loop characteristics.`,
      `事件网关之后的接收任务“${target.id}”不得设置循环或多实例。`,
    ]
  }
  if (target.type === 'receiveTask' && target.boundaryEvents.length > 0) {
    return [
      `Expected receive task "${target.id}" behind an event-based gateway to have no boundary event.`,
      `事件网关之后的接收任务“${target.id}”不得带边界事件。`,
    ]
  }
  return null
}

function isMessageEvent(node: FlowNode): boolean {
  return node.type === 'intermediateCatchEvent' && node.trigger.type === 'message'
}
