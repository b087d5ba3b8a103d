import type { ProcessDefinition } from '../definition.ts'
import type { FlowNode } from '../nodes/flow-node.ts'
import { linkTarget } from '../nodes/link-target.ts'
import type { Check } from './check.ts'
import { startsOf } from './starts-of.ts'

/** Nothing may stand where no token can come: a gate that is never opened is a permit that is never reviewed. */
export const unreachable: Check = {
  rule: 'unreachable',
  find: (process) => {
    const reached = reachedFromStarts(process)
    return [...process.nodes.values()]
      .filter((node) => !reached.has(node) && (node.scope.parent === null || reached.has(ownerOf(process, node))))
      .map((node) => ({
        // A node inside a loop that nothing enters is drawn wrongly; one without any flow into it was forgotten.
        severity: node.incoming.length === 0 ? 'error' : 'warning',
        element: node.id,
        message: `Expected "${node.id}" to be reachable from a start event, but no flow leads there.`,
        messageZh: `从任何开始事件都无法到达“${node.id}”。`,
      }))
  },
}

function ownerOf(process: ProcessDefinition, node: FlowNode): FlowNode | null {
  return process.nodes.get(node.scope.id) ?? null
}

/** `null` stands in the set for the process itself. */
function reachedFromStarts(process: ProcessDefinition): ReadonlySet<FlowNode | null> {
  const reached = new Set<FlowNode | null>()
  const pending: FlowNode[] = [...startsOf(process.scope), ...process.scope.eventSubProcesses, ...begins(process)]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (reached.has(node)) continue
    reached.add(node)
    for (const flow of node.outgoing) pending.push(flow.target)
    const linked = linkTarget(node)
    if (linked !== null) pending.push(linked)
    if ('boundaryEvents' in node) pending.push(...node.boundaryEvents)
    if ('body' in node) pending.push(...startsOf(node.body), ...node.body.eventSubProcesses)
    if (node.type === 'boundaryEvent' && node.handler !== null) pending.push(node.handler)
  }
  return reached
}

/** What starts the process itself, and the gateways before it. */
function begins({ scope }: ProcessDefinition): readonly FlowNode[] {
  return scope.entries.flatMap((entry) => [entry, ...entry.incoming.map(({ source }) => source)])
}
