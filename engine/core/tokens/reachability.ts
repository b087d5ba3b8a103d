import type { FlowNode, ScopeDefinition, SequenceFlow } from '../../model/definition.ts'

/** Node → the incoming flows of a join that can be reached from it along sequence flows, not through the join. */
export type Reach = ReadonlyMap<FlowNode, readonly string[]>

/** An inclusive join and what can reach it. */
export interface InclusiveJoin {
  readonly node: FlowNode
  readonly reach: Reach
}

/**
 * The inclusive joins of a scope (BPMN 2.0.2 §13.4.3). A path runs over sequence flows of the scope alone: boundary
 * events are no part of it, and a sub-process counts as the one node that it is from outside.
 */
export function inclusiveJoins(scope: ScopeDefinition, isJoin: (node: FlowNode) => boolean): readonly InclusiveJoin[] {
  return scope.nodes.filter(isJoin).map((node) => ({ node, reach: reachOf(node) }))
}

function reachOf(join: FlowNode): Reach {
  const reach = new Map<FlowNode, string[]>()
  for (const flow of join.incoming) {
    for (const node of upstreamOf(flow, join)) {
      const flows = reach.get(node)
      if (flows === undefined) reach.set(node, [flow.id])
      else flows.push(flow.id)
    }
  }
  return reach
}

function upstreamOf(flow: SequenceFlow, join: FlowNode): ReadonlySet<FlowNode> {
  const found = new Set<FlowNode>()
  const open = flow.source === join ? [] : [flow.source]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (found.has(node)) continue
    found.add(node)
    for (const { source } of node.incoming) if (source !== join) open.push(source)
  }
  return found
}
