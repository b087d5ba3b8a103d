import type { ProcessDefinition } from '../../model/definition.ts'
import { type Graph, pathTo } from '../explore/graph.ts'
import type { Finding } from './finding.ts'

/** Two tokens at one node of one scope. What starts beside the rest of its scope is left out of this graph. */
export function findLackOfSynchronisation({ states, earlier, crossings }: Graph): readonly Finding[] {
  const seen = [...earlier, ...states].flatMap((state): Finding[] => {
    const places = new Set<string>()
    for (const { node, scope, body } of state.instance.elements) {
      if (body !== undefined) continue
      const place = `${scope} ${node}`
      if (places.has(place)) return [{ fault: 'lack-of-synchronisation', elements: [node], path: pathTo(state) }]
      places.add(place)
    }
    return []
  })
  const crossed = crossings.map(({ node, first, second }): Finding => {
    const path = first.from === null ? [first] : [...pathTo(first.from), first, second]
    return { fault: 'lack-of-synchronisation', elements: [node], path }
  })
  return [...seen, ...crossed]
}

/** The same within one run of an event sub-process, as long as nothing starts beside the flow inside it. */
export function findLackBesides(definition: ProcessDefinition, { states }: Graph): readonly Finding[] {
  return states.flatMap((state): Finding[] => {
    const { elements } = state.instance
    const inside = new Set(elements.filter(({ node }) => isPlainBesides(definition, node)).map(({ key }) => key))
    if (inside.size === 0) return []
    const places = new Set<string>()
    for (const { node, scope, body } of elements) {
      const place = `${scope} ${node}`
      if (!inside.has(scope) || body !== undefined) continue
      if (places.has(place)) return [{ fault: 'lack-of-synchronisation', elements: [node], path: pathTo(state) }]
      places.add(place)
    }
    return []
  })
}

function isPlainBesides({ nodes }: ProcessDefinition, id: string): boolean {
  const node = nodes.get(id)
  if (node?.type !== 'subProcess' || !node.triggeredByEvent) return false
  const startsBeside = node.body.eventSubProcesses.flatMap(({ body }) => body.startEvents)
  const events = [...node.body.nodes, ...startsBeside].filter(
    (event) => !node.body.startEvents.some((start) => start === event),
  )
  return events.every((event) => !('interrupting' in event) || event.interrupting)
}
