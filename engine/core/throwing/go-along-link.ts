import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { linkTarget } from '../../model/nodes/link-target.ts'
import { elementOf, emit, type Run } from '../run.ts'
import { end } from '../tokens/complete.ts'

/** The token goes on at the other end of the link, as along a sequence flow (BPMN 2.0.2 §10.5.5). */
export function goAlongLink(run: Run, node: FlowNode, key: number, name: string): void {
  const target = linkTarget(node)
  if (target === null) throw new Error(`Expected the link ${name} of ${node.id} to arrive somewhere in its scope.`)
  const { scope } = elementOf(run, key)
  emit(run, { type: 'eventThrown', key, node: node.id, kind: 'link', name })
  end(run, node, key)
  run.queue.push({ scope, flow: null, node: target })
}
