import type { ProcessDefinition } from '../../model/definition.ts'
import type { ScenarioOutcome } from './play-scenario.ts'

/** Which nodes and flows of a process some passing scenario visits. */
export interface Coverage {
  readonly visited: readonly string[]
  readonly missed: readonly string[]
  /** Whole percent of all nodes and flows, rounded down: 100 means every one. */
  readonly percent: number
}

export function coverageOf({ nodes, flows }: ProcessDefinition, outcomes: readonly ScenarioOutcome[]): Coverage {
  const seen = new Set(outcomes.flatMap(({ difference, visited }) => (difference === null ? visited : [])))
  const all = [...nodes.keys(), ...flows.keys()]
  const visited = all.filter((id) => seen.has(id))
  const missed = all.filter((id) => !seen.has(id))
  return { visited, missed, percent: all.length === 0 ? 100 : Math.floor((visited.length / all.length) * 100) }
}
