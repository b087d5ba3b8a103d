import type { FlowNode, ProcessDefinition, ScopeDefinition } from '../../engine/index.ts'

export interface OrderedStep {
  readonly node: FlowNode
  /** 0 for what stands in the process itself. */
  readonly depth: number
}

/**
 * Every step in the order in which it can come: from the starts along the flows, what is attached right after its step,
 * what stands inside right after its sub-process. What no flow reaches comes last.
 */
export function inFlowOrder({ scope }: Pick<ProcessDefinition, 'scope'>): readonly OrderedStep[] {
  return orderedIn(scope, 0)
}

function orderedIn(scope: ScopeDefinition, depth: number): readonly OrderedStep[] {
  const ordered = new Set<FlowNode>()
  const sources = scope.nodes.filter(({ type, incoming }) => type !== 'boundaryEvent' && incoming.length === 0)
  for (const first of [...scope.startEvents, ...sources, ...scope.nodes]) {
    const waiting = [first]
    for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
      if (ordered.has(node)) continue
      const attached = 'boundaryEvents' in node ? node.boundaryEvents : []
      for (const each of [node, ...attached]) ordered.add(each)
      waiting.push(...[node, ...attached].flatMap(({ outgoing }) => outgoing.map(({ target }) => target)))
    }
  }
  return [...ordered].flatMap((node) => [{ node, depth }, ...('body' in node ? orderedIn(node.body, depth + 1) : [])])
}
