import type { Edge, Graph, State } from '../explore/graph.ts'
import { byError, done } from '../explore/moves.ts'

/** The shortest way by such edges that enters these nodes one after the other and goes on behind the last of them. */
export function wayThrough(
  { states }: Graph,
  nodes: readonly string[],
  mayGo: (edge: Edge) => boolean,
): readonly Edge[] {
  interface Place {
    readonly state: State
    readonly met: number
    readonly edge: Edge
    readonly before: Place | null
  }
  const seen = new Set<string>()
  const open: Place[] = []
  const enter = (edge: Edge, before: Place | null) => {
    let met = before?.met ?? 0
    for (const { node } of edge.activated) if (node === nodes[met]) met += 1
    const name = `${edge.to.number} ${met}`
    if (seen.has(name)) return
    seen.add(name)
    open.push({ state: edge.to, met, edge, before })
  }
  for (const { via } of states) if (via !== null && via.from === null) enter(via, null)
  for (const place of open) {
    const last = nodes.at(-1)
    if (place.met === nodes.length && !place.state.instance.elements.some(({ node }) => node === last)) {
      const way: Edge[] = []
      for (let at: Place | null = place; at !== null; at = at.before) way.push(at.edge)
      return way.reverse()
    }
    for (const edge of place.state.next) if (mayGo(edge)) enter(edge, place)
  }
  return []
}

/** A way, and on from its end to where the scope is left like that; `null` = from there it never is. */
export function wayOut(way: readonly Edge[], outcome: string): readonly Edge[] | null {
  const last = way.at(-1)
  if (last === undefined) return null
  const before = new Map<State, Edge | null>([[last.to, null]])
  for (const [state] of before) {
    if (outcomeOf(state) === outcome) {
      const rest: Edge[] = []
      for (let edge = before.get(state); edge != null && edge.from !== null; edge = before.get(edge.from))
        rest.push(edge)
      return [...way, ...rest.reverse()]
    }
    for (const edge of state.next) if (!before.has(edge.to)) before.set(edge.to, edge)
  }
  return null
}

function outcomeOf({ instance, via }: State): string | null {
  if (instance.state === 'active' || via === null) return null
  return via.left === null ? done : byError(via.left)
}
