import type { ProcessDefinition } from '../definition.ts'

/** Freezes everything that hangs on a definition; its maps are read-only by type. */
export function freezeDefinition(definition: ProcessDefinition): ProcessDefinition {
  for (const flow of definition.flows.values()) Object.freeze(flow)
  for (const scope of definition.scopes.values()) freezeWithLists(scope)
  for (const node of definition.nodes.values()) {
    freezeWithLists(node)
    if ('trigger' in node && node.trigger !== null) Object.freeze(node.trigger)
    if ('serviceLevels' in node) for (const level of node.serviceLevels) Object.freeze(level)
    if ('loop' in node && node.loop !== null) Object.freeze(node.loop)
    if ('inputs' in node) for (const mapping of [...node.inputs, ...node.outputs]) Object.freeze(mapping)
  }
  return Object.freeze(definition)
}

function freezeWithLists(value: object): void {
  for (const part of Object.values(value)) if (Array.isArray(part)) Object.freeze(part)
  Object.freeze(value)
}
