import type { ProcessDefinition, ScopeDefinition } from '../../model/definition.ts'
import { cutOut } from '../cut-out.ts'
import { explore } from '../explore/explore.ts'
import type { Scene } from '../explore/explore-all.ts'
import { type Edge, type Graph, pathTo } from '../explore/graph.ts'
import { byError, done, type Surroundings } from '../explore/moves.ts'
import { besideTheFlow } from '../faults/beside-the-flow.ts'
import { findDeadNodes } from '../faults/dead-nodes.ts'
import type { Finding } from '../faults/finding.ts'
import { findLackBesides, findLackOfSynchronisation } from '../faults/lack-of-synchronisation.ts'
import { findLivelock } from '../faults/livelock.ts'
import { findStuck } from '../faults/stuck.ts'

/** What one scope can do, looked at on its own. */
export interface ExploredScope {
  readonly id: string
  readonly definition: ProcessDefinition
  readonly findings: readonly Finding[]
  /** How it may be left → the shortest way there. */
  readonly outcomes: ReadonlyMap<string, readonly Edge[]>
  /** Its graph with all that may happen. */
  readonly graph: Graph
  readonly states: number
  readonly truncated: boolean
}

/**
 * Looks at a scope twice: first without what happens beside the rest and ends nothing, for only so can two tokens at one
 * node be told from tokens that are meant to be several; then with everything.
 */
export function exploreScope(
  whole: ProcessDefinition,
  scope: ScopeDefinition,
  surroundings: Surroundings,
  { limit, looked }: Pick<Scene, 'limit' | 'looked'>,
): ExploredScope {
  const definition = cutOut(whole, scope, new Set(surroundings.outcomes.keys()))
  const plain = explore({ definition, surroundings, gentle: false, limit, looked })
  const hasGentle = [...definition.nodes.values()].some(
    (node) => ('interrupting' in node && !node.interrupting) || surroundings.caught(node.id).escalations.length > 0,
  )
  const graph = hasGentle ? explore({ definition, surroundings, gentle: true, limit, looked }) : plain
  const stuck = [...findStuck(definition, plain), ...findStuck(definition, graph)]
  const held = new Set(stuck.flatMap(({ elements }) => elements))
  const beside = besideTheFlow(definition)
  return {
    id: scope.id,
    definition,
    findings: [
      ...stuck,
      ...findLackOfSynchronisation(plain).filter(({ elements }) => !elements.every((node) => beside.has(node))),
      ...findLackBesides(definition, graph),
      ...findLivelock(graph),
      ...findDeadNodes(definition, graph, held),
    ],
    outcomes: outcomesOf(graph),
    graph,
    states: graph === plain ? plain.states.length : plain.states.length + graph.states.length,
    truncated: graph.truncated || plain.truncated,
  }
}

function outcomesOf({ states }: Graph): ReadonlyMap<string, readonly Edge[]> {
  const outcomes = new Map<string, readonly Edge[]>()
  for (const state of states) {
    const { via, instance } = state
    if (instance.state === 'active' || via === null) continue
    const by = via.left === null ? done : byError(via.left)
    if (!outcomes.has(by)) outcomes.set(by, pathTo(state))
  }
  return outcomes
}
