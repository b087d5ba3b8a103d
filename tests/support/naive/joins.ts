import type { SequenceFlow } from '../../../engine/model/definition.ts'
import type { FlowNode } from '../../../engine/model/nodes/flow-node.ts'
import type { Naive, Token } from './token.ts'

export function isJoin(node: FlowNode): boolean {
  return /^(parallel|inclusive|complex)Gateway$/.test(node.type) && node.incoming.length > 1
}

/** The oldest token on each flow that has one. */
export function firstOfEach(run: Naive, node: FlowNode, scope: Token | null): readonly Token[] {
  return node.incoming.flatMap((flow) => {
    const first = run.tokens.find((one) => one.state === 'joining' && one.inside === scope && one.flow === flow)
    return first === undefined ? [] : [first]
  })
}

/** Whether this join goes on, though nothing more arrives just now. */
export function mayPass(run: Naive, join: FlowNode, scope: Token): boolean {
  const filled = firstOfEach(run, join, scope).map(({ flow }) => flow)
  if (join.type !== 'complexGateway') return filled.length > 0 && nothingMoreComes(run, join, scope, filled)
  const used = scope.used.get(join)
  if (used === undefined) return isActivated(run, join, scope)
  return nothingMoreComes(run, join, scope, [...filled, ...used])
}

/** Enough flows of a complex gateway have a token (BPMN 2.0.2 §13.4.5). */
export function isActivated(run: Naive, join: FlowNode, scope: Token): boolean {
  const wanted = 'activation' in join ? Number(/\d+/.exec(join.activation?.source ?? '')?.[0]) : 0
  return !scope.used.has(join) && firstOfEach(run, join, scope).length >= wanted
}

/** In the second phase of a complex gateway, only what came late. */
export function takenBy(run: Naive, join: FlowNode, scope: Token): readonly Token[] {
  const used = scope.used.get(join) ?? []
  return firstOfEach(run, join, scope).filter(({ flow }) => flow === null || !used.includes(flow))
}

/**
 * BPMN 2.0.2 §13.4.3 word by word: no token anywhere in the scope has a path to a flow of the join that is empty,
 * unless it also has one to a flow that is filled; paths do not go through the join.
 */
function nothingMoreComes(run: Naive, join: FlowNode, scope: Token, filled: readonly (SequenceFlow | null)[]): boolean {
  return run.tokens
    .filter((one) => one.inside === scope && one.node !== join)
    .every((one) => {
      const reached = one.node === null ? [] : flowsReached(one.node, join)
      return reached.every((flow) => filled.includes(flow)) || reached.some((flow) => filled.includes(flow))
    })
}

/** The incoming flows of the join that can be reached from a node, forwards along flows and links. */
function flowsReached(from: FlowNode, join: FlowNode): readonly SequenceFlow[] {
  const reached: SequenceFlow[] = []
  const seen = new Set<FlowNode>()
  const open = [from]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === join || seen.has(node)) continue
    seen.add(node)
    for (const flow of node.outgoing) {
      if (flow.target === join) reached.push(flow)
      else open.push(flow.target)
    }
    const far = linkedTo(node)
    if (far !== null) open.push(far)
  }
  return reached
}

/** Where a link goes on. */
export function linkedTo(node: FlowNode): FlowNode | null {
  if (node.type !== 'intermediateThrowEvent' || node.trigger?.type !== 'link') return null
  const { name } = node.trigger
  const fits = (other: FlowNode) =>
    other.type === 'intermediateCatchEvent' && other.trigger.type === 'link' && other.trigger.name === name
  return node.scope.nodes.find(fits) ?? null
}
