import type { ElementInstance, ProcessInstance } from '../../core/instance.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { reachableFrom } from './independence.ts'

/** Tells of one scope where tokens wait before joins, the same for what can go on in the same way. */
export type WaitingForm = (instance: ProcessInstance, scope: ElementInstance, hasPassed: HasPassed) => readonly string[]

/** Whether this join of this scope has passed before: what is stuck there then is another fault. */
export type HasPassed = (join: string, scope: number) => boolean

/**
 * Once no token can come to a flow any more, it makes no difference to an inclusive join on which of such flows one
 * waits: when it passes, it takes them all. And a parallel join to one of whose empty flows none can come will never
 * pass, whatever waits there. So the ways in which twenty branches with deadlines may end add up and do not multiply.
 */
export function openWaitingForm(definition: ProcessDefinition): WaitingForm {
  const known = new Map<string, ReadonlySet<string>>()
  /** The incoming flows of a join to which a token at `place` may come before the join has passed. */
  const flowsFrom = (place: string, join: FlowNode): ReadonlySet<string> => {
    const name = `${place} ${join.id}`
    const before = known.get(name)
    if (before !== undefined) return before
    const reached = place === join.id ? new Set<string>() : reachableFrom(definition, place, join.id)
    const flows = new Set(join.incoming.filter(({ source }) => reached.has(source.id)).map(({ id }) => id))
    known.set(name, flows)
    return flows
  }
  return (instance, { key, waiting = [], adHoc }, hasPassed) => {
    const counts = new Map<string, number>()
    for (const flow of waiting) counts.set(flow, (counts.get(flow) ?? 0) + 1)
    // In an ad-hoc sub-process somebody may start anything at any time.
    if (counts.size < waiting.length || adHoc !== undefined) return waiting
    const joins = new Set(waiting.flatMap((flow) => definition.flows.get(flow)?.target ?? []))
    const places = placesOf(definition, instance)
    return [...joins].flatMap((join) => {
      const open = new Set(places.flatMap((place) => [...flowsFrom(place, join)]))
      const own = join.incoming.map(({ id }) => id)
      const filled = own.filter((flow) => counts.has(flow))
      const again = hasPassed(join.id, key) ? ' again' : ''
      if (join.type === 'parallelGateway' && own.some((flow) => !counts.has(flow) && !open.has(flow))) {
        return [`${join.id} never${again}`]
      }
      if (join.type !== 'inclusiveGateway') return filled
      const settled = filled.filter((flow) => !open.has(flow))
      return [...filled.filter((flow) => open.has(flow)), ...(settled.length === 0 ? [] : [`${join.id} some${again}`])]
    })
  }
}

/** Every node at which a token stands or waits. */
function placesOf({ flows }: ProcessDefinition, { elements }: ProcessInstance): readonly string[] {
  const places = new Set<string>()
  for (const { node, waiting = [] } of elements) {
    places.add(node)
    for (const flow of waiting) places.add(flows.get(flow)?.target.id ?? node)
  }
  return [...places]
}
