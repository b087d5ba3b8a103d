import type { ProcessDefinition } from '../../model/definition.ts'
import { type Graph, pathTo } from '../explore/graph.ts'
import type { Finding } from './finding.ts'

/** Two tokens at one node of one scope. What starts beside the rest of its scope is left out of this graph. */
export function findLackOfSynchronisation(
  _definition: ProcessDefinition,
  { states, earlier, crossings }: Graph,
): readonly Finding[] {
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
