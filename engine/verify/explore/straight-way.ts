import type { SequenceFlow } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'

/**
 * Names what happens from a flow on, as long as there is one activity after the other: where that ends, and how each
 * may be left. Two flows of one name are interchangeable. `null` where something else stands behind the flow.
 */
export function straightWay(flow: SequenceFlow, outcomes: (node: string) => readonly string[]): string | null {
  const left = new Set<string>()
  let at: FlowNode = flow.target
  for (let passed = 0; passed < 1_000 && isPlain(at); passed += 1) {
    for (const outcome of outcomes(at.id)) left.add(outcome)
    const [next] = at.outgoing
    if (next === undefined || at.outgoing.length > 1 || next.condition !== null) return null
    at = next.target
  }
  return at === flow.target ? null : `${at.id} ${[...left].sort().join(' ')}`
}

/** An activity at which nothing can happen but that it is done, or left with an error. */
function isPlain(node: FlowNode): boolean {
  return (
    'boundaryEvents' in node &&
    node.boundaryEvents.length === 0 &&
    node.incoming.length === 1 &&
    !('body' in node && node.body)
  )
}
