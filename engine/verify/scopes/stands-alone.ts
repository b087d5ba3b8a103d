import type { ProcessDefinition, ScopeDefinition } from '../../model/definition.ts'
import type { SubProcess } from '../../model/nodes/activity.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { singleEvents } from '../../model/nodes/single-events.ts'
import type { Caught } from './caught-around.ts'

/**
 * Sub-processes that touch what is around them only by ending or by an error, so that what goes on inside can be looked
 * at once, apart from it; the deepest first. (Escalations, and what undoes them later, reach out of others.)
 */
export function scopesThatStandAlone(
  definition: ProcessDefinition,
  caught: (node: string) => Caught,
): readonly ScopeDefinition[] {
  return [...definition.nodes.values()]
    .filter((node): node is SubProcess => node.type === 'subProcess')
    .filter(
      (node) =>
        !node.triggeredByEvent &&
        !node.transaction &&
        node.body.startEvents.length + Number(node.body.implicitStarts.length > 0) === 1,
    )
    .filter((node) => caught(node.id).escalations.length === 0 && nodesWithin(definition, node.body).every(staysInside))
    .map(({ body }) => body)
    .sort((a, b) => depthOf(b) - depthOf(a))
}

function nodesWithin({ nodes }: ProcessDefinition, scope: ScopeDefinition): readonly FlowNode[] {
  const inside = (at: ScopeDefinition | null): boolean => at !== null && (at === scope || inside(at.parent))
  return [...nodes.values()].filter((node) => inside(node.scope))
}

const kept = new Set(['message', 'signal', 'error', 'link', 'terminate', 'timer', 'conditional'])

function staysInside(node: FlowNode): boolean {
  return (
    !('trigger' in node) || singleEvents<{ readonly type: string }>(node.trigger).every(({ type }) => kept.has(type))
  )
}

function depthOf({ parent }: ScopeDefinition): number {
  return parent === null ? 0 : 1 + depthOf(parent)
}
