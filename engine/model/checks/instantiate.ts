import type { FlowNode } from '../nodes/flow-node.ts'
import { singleEvents } from '../nodes/single-events.ts'
import type { Check, Finding } from './check.ts'

/** What starts a process stands at its beginning and is reached from outside (BPMN 2.0.2 §10.3.3, §10.6.6). */
export const instantiate: Check = {
  rule: 'instantiate',
  find: (process) => [...process.nodes.values()].flatMap(findingsAt),
}

function findingsAt(node: FlowNode): Finding[] {
  if (!startsProcess(node)) return []
  if (node.scope.parent !== null || node.incoming.length > 0) {
    return [
      {
        severity: 'error',
        element: node.id,
        message: `Expected "${node.id}", which starts the process, to stand at its beginning, with no flow into it.`,
        messageZh: `“${node.id}”用于启动流程，应位于流程最外层的起点，不得有流入的顺序流。`,
      },
    ]
  }
  const entries = node.type === 'receiveTask' ? [node] : node.outgoing.map(({ target }) => target)
  return entries.flatMap((entry): Finding[] => {
    if (comesFromOutside(entry)) return []
    return [
      {
        severity: 'error',
        element: entry.id,
        message: `Expected "${entry.id}", which starts the process, to wait for one message or signal.`,
        messageZh: `“${entry.id}”用于启动流程，应等待一个消息或信号。`,
      },
    ]
  })
}

function startsProcess(node: FlowNode): boolean {
  if (node.type === 'eventBasedGateway') return node.instantiates !== 'no'
  return node.type === 'receiveTask' && node.instantiates
}

function comesFromOutside(node: FlowNode): boolean {
  if (node.type === 'receiveTask') return node.message !== null && node.loop === null
  if (node.type !== 'intermediateCatchEvent') return false
  const events = singleEvents(node.trigger)
  return events.length === 1 && events.every(({ type }) => type === 'message' || type === 'signal')
}
