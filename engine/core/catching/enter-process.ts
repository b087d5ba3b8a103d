import type { Variables } from '../../expressions/expression.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { completeWith } from '../activities/results.ts'
import { emit, newKey, type Run } from '../run.ts'
import { end } from '../tokens/complete.ts'

/**
 * The event of this node has started the instance, past the event-based gateway before it. The other events of that
 * gateway no longer matter or, where all must come, are waited for from now on (BPMN 2.0.2 §10.6.6, §13.4.4).
 */
export function enterProcess(run: Run, node: FlowNode, own: Variables): void {
  for (const { source: gateway } of node.incoming) {
    end(run, gateway, activateAt(run, gateway))
    for (const flow of gateway.outgoing) {
      if (flow.target === node) emit(run, { type: 'flowTaken', flow: flow.id, scope: 0, waits: false })
      else if ('instantiates' in gateway && gateway.instantiates === 'withAll') run.queue.push({ scope: 0, flow })
    }
  }
  completeWith(run, node, activateAt(run, node), own)
}

function activateAt(run: Run, { id: node }: FlowNode): number {
  const key = newKey(run)
  emit(run, { type: 'elementActivated', key, node, scope: 0 })
  return key
}
