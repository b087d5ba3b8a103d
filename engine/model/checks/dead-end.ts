import type { FlowNode } from '../nodes/flow-node.ts'
import { linkTarget } from '../nodes/link-target.ts'
import type { Check } from './check.ts'

/** A path may end without an end event (BPMN 2.0.2 §10.5.3), but then it was often forgotten. */
export const deadEnd: Check = {
  rule: 'dead-end',
  find: (process) =>
    [...process.nodes.values()]
      .filter((node) => node.outgoing.length === 0 && node.type !== 'endEvent' && !standsOutside(node))
      .map((node) => ({
        severity: 'warning',
        element: node.id,
        message: `Expected "${node.id}" to lead on to an end event, but no flow leaves it.`,
        messageZh: `“${node.id}”没有后续顺序流，也不是结束事件。`,
      })),
}

/** Nothing leaves event sub-processes, links and what has to do with compensation. */
function standsOutside(node: FlowNode): boolean {
  if (node.type === 'subProcess' && node.triggeredByEvent) return true
  if ('forCompensation' in node) return node.forCompensation
  return (node.type === 'boundaryEvent' && node.trigger.type === 'compensation') || linkTarget(node) !== null
}
