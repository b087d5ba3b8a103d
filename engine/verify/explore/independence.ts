import type { ElementInstance, ProcessInstance } from '../../core/instance.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { linkTarget } from '../../model/nodes/link-target.ts'
import type { Edge } from './graph.ts'

export interface Independence {
  /** What happens to it ends or starts something around other tokens. */
  readonly interrupts: (element: ElementInstance) => boolean
  /** Whether its token may come to where it stands again. */
  readonly comesBack: (element: ElementInstance, edges: readonly Edge[]) => boolean
  /** Whether no other token can come to where `element` stands, or to where these edges take its token. */
  readonly goesItsOwnWay: (instance: ProcessInstance, element: ElementInstance, edges: readonly Edge[]) => boolean
}

/** `mayMeet`: tokens that come through the same node one after the other are told already, and are let pass. */
export function openIndependence(definition: ProcessDefinition, mayMeet: boolean): Independence {
  const reach = new Map<string, ReadonlySet<string>>()
  const reachOf = (node: string) => {
    const known = reach.get(node)
    if (known !== undefined) return known
    const found = reachableFrom(definition, node)
    reach.set(node, found)
    return found
  }
  return {
    interrupts: ({ node }) => definition.scopes.has(node),
    comesBack: ({ node }, edges) =>
      edges.some(({ activated }) => activated.some((entered) => reachOf(entered.node).has(node))),
    goesItsOwnWay(instance, element, edges) {
      // What ends everything around comes to the same, whatever the others have done before.
      const going = edges.filter(({ alone, left }) => alone && left === null)
      if (going.length === 0) return false
      if (mayMeet) return true
      const others = placesOfOthers(definition, instance, element)
      const entered = going.flatMap(({ activated }) => activated.map(({ node }) => node))
      const shared = [element.node, ...entered.filter((node) => !endsItsPath(definition.nodes.get(node)))]
      return others.every((place) => !shared.some((node) => reachOf(place).has(node)))
    },
  }
}

/** Where other tokens stand or wait for a join. */
function placesOfOthers(
  { flows, scopes }: ProcessDefinition,
  { elements }: ProcessInstance,
  { key }: ElementInstance,
): readonly string[] {
  return elements.flatMap((other) => {
    const joins = (other.waiting ?? []).flatMap((flow) => flows.get(flow)?.target.id ?? [])
    return other.key === key || scopes.has(other.node) ? joins : [...joins, other.node]
  })
}

function endsItsPath(node: FlowNode | undefined): boolean {
  return node?.type === 'endEvent' && node.trigger === null
}

/** Every node that a token at `from` may come to, itself included, not through `closed`; rather too many than too few. */
export function reachableFrom(definition: ProcessDefinition, from: string, closed?: string): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id) || id === closed) continue
    found.add(id)
    const node = definition.nodes.get(id)
    if (node !== undefined) open.push(...nextOf(definition, node))
  }
  return found
}

function nextOf(definition: ProcessDefinition, node: FlowNode): readonly string[] {
  const next = node.outgoing.map(({ target }) => target.id)
  if ('boundaryEvents' in node) next.push(...node.boundaryEvents.map(({ id }) => id))
  const link = linkTarget(node)
  if (link !== null) next.push(link.id)
  const inside = definition.scopes.get(node.id)
  if (inside !== undefined) next.push(...inside.nodes.map(({ id }) => id))
  // Out of a scope lead its end, and what an error or signal in it starts.
  if (definition.nodes.has(node.scope.id)) next.push(node.scope.id)
  next.push(...node.scope.eventSubProcesses.map(({ id }) => id))
  return next
}
