import type { FlowNode } from '../nodes/flow-node.ts'
import type { Check } from './check.ts'

/** Where every flow has a condition and none is the default, all may be false: then the process stands still. */
export const noWayOut: Check = {
  rule: 'no-way-out',
  find: (process) =>
    [...process.nodes.values()].filter(mayFindNoWay).map((node) => ({
      severity: 'warning',
      element: node.id,
      message: `Expected "${node.id}" to have a default flow, for all its conditions may be false.`,
      messageZh: `“${node.id}”的所有条件都可能不成立，建议设置默认顺序流。`,
    })),
}

function mayFindNoWay(node: FlowNode): boolean {
  // In its second phase a complex gateway need not go on.
  if (
    node.type === 'complexGateway' ||
    !('defaultFlow' in node) ||
    node.defaultFlow !== null ||
    node.outgoing.length === 0
  )
    return false
  return node.outgoing.every((flow) => flow.condition !== null)
}
