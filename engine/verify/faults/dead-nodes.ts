import type { ProcessDefinition } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { linkTarget } from '../../model/nodes/link-target.ts'
import { type Edge, type Graph, pathTo } from '../explore/graph.ts'
import type { Finding } from './finding.ts'

/**
 * Nodes that are never entered, each with what can only be reached through it. Nodes behind a join that is stuck are
 * no fault of their own. The way leads to where a token would have had to go on.
 */
export function findDeadNodes(
  definition: ProcessDefinition,
  { states, starts, truncated }: Graph,
  stuck: ReadonlySet<string>,
): readonly Finding[] {
  if (truncated) return []
  const entered = firstEntries([
    ...starts,
    ...states.flatMap((state) => (state.via === null ? state.next : [state.via, ...state.next])),
  ])
  const dead = [...definition.nodes.values()].filter(
    (node) => !entered.has(node.id) && !stuck.has(node.id) && !compensates(definition, node),
  )
  return dead.flatMap((node): Finding[] => {
    const before = comesAfter(definition, node)
    const living = before.find(({ id }) => entered.has(id))
    if (before.length > 0 && living === undefined) return []
    const edge = living === undefined ? undefined : entered.get(living.id)
    return [{ fault: 'dead-node', elements: [node.id], path: edge === undefined ? [] : pathOf(edge) }]
  })
}

function firstEntries(edges: readonly Edge[]): ReadonlyMap<string, Edge> {
  const entered = new Map<string, Edge>()
  for (const edge of edges) for (const { node } of edge.activated) if (!entered.has(node)) entered.set(node, edge)
  return entered
}

function pathOf(edge: Edge): readonly Edge[] {
  return edge.from === null ? [edge] : [...pathTo(edge.from), edge]
}

/** The nodes from which a token could come to this one. */
function comesAfter(definition: ProcessDefinition, node: FlowNode): readonly FlowNode[] {
  const sources = node.incoming.map(({ source }) => source)
  if (node.type === 'boundaryEvent') return [node.attachedTo]
  if (sources.length > 0) return sources
  const links = node.scope.nodes.filter((other) => linkTarget(other) === node)
  const around = definition.nodes.get(node.scope.id)
  return links.length > 0 || around === undefined ? links : [around]
}

/** What undoes something has no way that leads to it; the compensation of a process may be thrown from around it. */
function compensates({ nodes }: ProcessDefinition, node: FlowNode): boolean {
  const isCompensation = (event: FlowNode) => 'trigger' in event && event.trigger?.type === 'compensation'
  const undone = [...nodes.values()].some((event) => event.type === 'boundaryEvent' && event.handler === node)
  return undone || isCompensation(node) || (node.type === 'subProcess' && node.body.startEvents.some(isCompensation))
}
