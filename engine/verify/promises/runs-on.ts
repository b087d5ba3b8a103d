import type { ScopeDefinition } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import type { Step } from './worst.ts'

/**
 * Whether all of these days are times by law of gates. Such a time runs on between two visits, so that a further round
 * of what it lies within falls into it and adds none: each gate was open to all of the application from the first.
 */
export function runsOn(body: ScopeDefinition, steps: readonly Step[]): boolean {
  return steps.every(({ element, inside }) => {
    if (inside.length > 0) return runsOn(body, inside)
    const node = findWithin(body, element)
    if (node === null || !('serviceLevels' in node)) return false
    return node.serviceLevels.some(({ clock, scope }) => clock === 'statutory' && scope === 'gate')
  })
}

function findWithin({ nodes }: ScopeDefinition, id: string): FlowNode | null {
  for (const node of nodes) {
    if (node.id === id) return node
    const found = node.type === 'subProcess' ? findWithin(node.body, id) : null
    if (found !== null) return found
  }
  return null
}
