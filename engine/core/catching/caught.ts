import type { Variables } from '../../expressions/expression.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { completeWith } from '../activities/results.ts'
import { elementOf, emit, newKey, nodeOf, type Run } from '../run.ts'
import { end } from '../tokens/complete.ts'
import { letGo } from '../tokens/let-go.ts'

/**
 * An event in the middle of the flow has happened: at the element that waited for it, or at an event-based gateway
 * before it, whose other events are then withdrawn (BPMN 2.0.2 §13.4.4).
 */
export function caught(run: Run, node: FlowNode, host: number, variables: Variables): void {
  const key = elementOf(run, host).node === node.id ? host : leaveGateway(run, node, host)
  completeWith(run, node, key, variables)
}

function leaveGateway(run: Run, node: FlowNode, host: number): number {
  const element = elementOf(run, host)
  const { scope } = element
  const gateway = nodeOf(run, element)
  letGo(run, element)
  end(run, gateway, host)
  const flow = gateway.outgoing.find(({ target }) => target === node)
  if (flow !== undefined) emit(run, { type: 'flowTaken', flow: flow.id, scope, waits: false })
  const key = newKey(run)
  emit(run, { type: 'elementActivated', key, node: node.id, scope })
  return key
}
