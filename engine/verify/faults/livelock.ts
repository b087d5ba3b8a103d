import { type Graph, pathTo, type State } from '../explore/graph.ts'
import type { Finding } from './finding.ts'

/** Where a process can go on for ever and never end: the first state from which no end can be reached any more. */
export function findLivelock({ states, truncated }: Graph): readonly Finding[] {
  if (truncated) return []
  const ending = new Set<State>()
  const before = new Map<State, State[]>()
  for (const state of states) {
    for (const { to } of state.next) {
      const others = before.get(to)
      if (others === undefined) before.set(to, [state])
      else others.push(state)
    }
  }
  const open = states.filter((state) => state.final || state.next.length === 0)
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (ending.has(state)) continue
    ending.add(state)
    open.push(...(before.get(state) ?? []))
  }
  const first = states.find((state) => !ending.has(state))
  if (first === undefined) return []
  return [{ fault: 'livelock', elements: nodesFrom(first), path: pathTo(first) }]
}

function nodesFrom(first: State): readonly string[] {
  const nodes = new Set<string>()
  const seen = new Set<State>()
  const open = [first]
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (seen.has(state)) continue
    seen.add(state)
    for (const { to, activated } of state.next) {
      for (const { node } of activated) nodes.add(node)
      open.push(to)
    }
  }
  return [...nodes]
}
