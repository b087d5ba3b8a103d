import type { Activation, Crossing, Edge } from './graph.ts'
import { type Choosing, takeInEveryWay } from './take-move.ts'

/**
 * Two tokens that go through the same node one right after the other, although nothing has brought them into an order:
 * no join stands before it. At a node at which nothing waits only one of them could ever be seen. Paths may end together
 * without harm.
 */
export function crossingsOf(choosing: Choosing, edges: readonly Edge[]): readonly Crossing[] {
  const passed = new Map<string, Edge>()
  const crossings = new Map<string, Crossing>()
  for (const edge of edges) {
    for (const place of edge.activated) {
      const { node, scope } = place
      const other = passed.get(`${scope} ${node}`)
      if (other === undefined) passed.set(`${scope} ${node}`, edge)
      else if (!crossings.has(node) && mayBothCome(other, edge) && crosses(choosing, other, edge, place))
        crossings.set(node, { node, first: other, second: edge })
    }
  }
  return [...crossings.values()]
}

function mayBothCome(first: Edge, second: Edge): boolean {
  if (first.element === second.element || !first.alone || !second.alone) return false
  return first.to.instance.elements.some(({ key }) => key === second.element)
}

/** Whether the second comes through after the first too, and did not come in its stead. */
function crosses(choosing: Choosing, first: Edge, second: Edge, { node, scope }: Activation): boolean {
  // A complex gateway joins by a rule of its own.
  if (/^(endEvent|complexGateway)$/.test(choosing.definition.nodes.get(node)?.type ?? '')) return false
  for (const { events } of takeInEveryWay(choosing, first.to.instance, second.command)) {
    if (events.some((event) => event.type === 'elementActivated' && event.node === node && event.scope === scope))
      return true
  }
  return false
}
