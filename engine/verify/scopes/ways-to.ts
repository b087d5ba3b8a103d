import type { ProcessDefinition } from '../../model/definition.ts'
import { type Edge, pathTo } from '../explore/graph.ts'
import type { ExploredScope } from './explore-scope.ts'

/** Each scope by its id, and each process that is called by the id of the activity that calls it. */
export type Explored = ReadonlyMap<string, ExploredScope>

/** The ways that lead from the start of the process into a scope, outermost first; `null` where none does. */
export function waysTo(
  definition: ProcessDefinition,
  explored: Explored,
  id: string,
): readonly (readonly Edge[])[] | null {
  if (id === definition.id) return []
  const around = [...explored.values()].find((scope) => scope.id !== id && scope.definition.nodes.has(id))
  const edge = around?.graph.states
    .flatMap((state) => (state.via === null ? [] : [state.via]))
    .find(({ activated }) => activated.some(({ node }) => node === id))
  const before = around === undefined || edge === undefined ? null : waysTo(definition, explored, around.id)
  return before === null || edge === undefined ? null : [...before, pathTo(edge.to)]
}
