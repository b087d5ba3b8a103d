import { linkTarget } from '../nodes/link-target.ts'
import type { Check } from './check.ts'

/** A path may end without an end event (BPMN 2.0.2 §10.5.3), but then it was often forgotten. */
export const deadEnd: Check = {
  rule: 'dead-end',
  find: (process) =>
    [...process.nodes.values()]
      .filter((node) => node.outgoing.length === 0 && node.type !== 'endEvent' && linkTarget(node) === null)
      .filter((node) => node.type !== 'subProcess' || !node.triggeredByEvent)
      .map((node) => ({
        severity: 'warning',
        element: node.id,
        message: `Expected "${node.id}" to lead on to an end event, but no flow leaves it.`,
        messageZh: `“${node.id}”没有后续顺序流，也不是结束事件。`,
      })),
}
