import type { IntermediateCatchEvent } from './event.ts'
import type { FlowNode } from './flow-node.ts'

/** Where a token goes on that comes to this throw event of a link; `null` at every other node (BPMN 2.0.2 §10.5.5). */
export function linkTarget(node: FlowNode): IntermediateCatchEvent | null {
  if (node.type !== 'intermediateThrowEvent' || node.trigger?.type !== 'link') return null
  const { name } = node.trigger
  return node.scope.linkTargets.find(({ trigger }) => trigger.type === 'link' && trigger.name === name) ?? null
}
