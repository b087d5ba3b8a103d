import type { ProcessDefinition, ScopeDefinition } from '../../../../engine/model/definition.ts'
import type { FlowNode } from '../../../../engine/model/nodes/flow-node.ts'

/** Every node that a token may come to before it has passed one that stops it. */
export function reachedFromStart(
  { scope }: ProcessDefinition,
  stops: (node: FlowNode) => boolean,
): ReadonlySet<FlowNode> {
  const seen = new Set<FlowNode>()
  enter(scope, seen, stops)
  return seen
}

const known = new WeakMap<FlowNode, ReadonlySet<FlowNode>>()

/** Every node that may come after a node. A definition never changes, so that the answer is kept. */
export function reachedFrom(process: ProcessDefinition, node: FlowNode): ReadonlySet<FlowNode> {
  const before = known.get(node)
  if (before !== undefined) return before
  const seen = new Set<FlowNode>()
  for (let each: FlowNode | undefined = node; each !== undefined; each = process.nodes.get(each.scope.id)) {
    for (const { target } of each.outgoing) visit(target, seen, () => false)
    for (const { body } of each.scope.eventSubProcesses) enter(body, seen, () => false)
    if (each !== node && 'boundaryEvents' in each)
      for (const event of each.boundaryEvents) visit(event, seen, () => false)
  }
  known.set(node, seen)
  return seen
}

function enter(scope: ScopeDefinition, seen: Set<FlowNode>, stops: (node: FlowNode) => boolean): void {
  const { startEvents, implicitStarts, eventSubProcesses, entries, linkTargets } = scope
  for (const node of [...startEvents, ...implicitStarts, ...entries, ...eventSubProcesses, ...linkTargets]) {
    visit(node, seen, stops)
  }
}

function visit(node: FlowNode, seen: Set<FlowNode>, stops: (node: FlowNode) => boolean): void {
  if (seen.has(node)) return
  seen.add(node)
  if ('boundaryEvents' in node) for (const event of node.boundaryEvents) visit(event, seen, stops)
  const body = 'body' in node ? node.body : null
  if (body !== null) enter(body, seen, stops)
  const ends = body?.nodes.filter((each) => each.outgoing.length === 0 && seen.has(each) && !stops(each)) ?? []
  if (stops(node) || (body !== null && ends.length === 0)) return
  for (const { target } of node.outgoing) visit(target, seen, stops)
}
