import type { ScopeDefinition, SequenceFlow } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { linkTarget } from '../../model/nodes/link-target.ts'

/** The nodes of a scope numbered, and for each the numbers of those that lead to it. */
export interface ScopeGraph {
  readonly numbers: ReadonlyMap<FlowNode, number>
  readonly sources: readonly (readonly number[])[]
}

/** An inclusive join, and from where each of its incoming flows can be reached. */
export interface InclusiveJoin {
  readonly node: FlowNode
  readonly flows: readonly ReachedFlow[]
  /** The answers of `flowsReached` so far, by the number of the node that was asked for. */
  readonly reached: Map<number, readonly string[]>
}

/** One bit per node of the scope: a closure as sets would take half a gigabyte for a thousand joins in a row. */
interface ReachedFlow {
  readonly id: string
  readonly upstream: Uint8Array
}

export function graphOf(scope: ScopeDefinition): ScopeGraph {
  const numbers = new Map(scope.nodes.map((node, number) => [node, number]))
  const numberOf = ({ source }: SequenceFlow) => numbers.get(source) ?? []
  const sources = scope.nodes.map(({ incoming }) => incoming.flatMap(numberOf))
  for (const [node, number] of numbers) {
    const target = linkTarget(node)
    if (target !== null) sources[numbers.get(target) ?? -1]?.push(number)
  }
  return { numbers, sources }
}

/**
 * From where a join can be reached (BPMN 2.0.2 §13.4.3): along sequence flows and links of its scope, and not through the join
 * itself. Boundary events are no part of a path, and a sub-process counts as the one node that it is from outside.
 */
export function inclusiveJoin(graph: ScopeGraph, node: FlowNode): InclusiveJoin {
  const join = graph.numbers.get(node) ?? -1
  return {
    node,
    reached: new Map(),
    flows: node.incoming.map(({ id, source }) => ({
      id,
      upstream: upstreamOf(graph, graph.numbers.get(source), join),
    })),
  }
}

/**
 * The incoming flows of the join that a token at this node may still reach. Asked after every command for every token
 * beside the join, so that a fork of five hundred must not look through five hundred flows each time.
 */
export function flowsReached({ flows, reached }: InclusiveJoin, number: number): readonly string[] {
  const before = reached.get(number)
  if (before !== undefined) return before
  const found = flows.filter(({ upstream }) => ((upstream[number >> 3] ?? 0) & (1 << (number & 7))) !== 0)
  const ids = found.map(({ id }) => id)
  reached.set(number, ids)
  return ids
}

function upstreamOf({ sources }: ScopeGraph, from: number | undefined, join: number): Uint8Array {
  const found = new Uint8Array((sources.length + 7) >> 3)
  const open = from === undefined ? [] : [from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const bit = 1 << (at & 7)
    const byte = found[at >> 3] ?? 0
    if (at === join || (byte & bit) !== 0) continue
    found[at >> 3] = byte | bit
    for (const source of sources[at] ?? []) open.push(source)
  }
  return found
}
