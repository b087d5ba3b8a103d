import type { ProcessDefinition, ScopeDefinition, ServiceLevel } from '../../model/definition.ts'
import type { Worst } from './worst.ts'
import { worstOfScope } from './worst-of-scope.ts'

/** A promise in working days, and what the authorities may need in the worst case. */
export interface Promised {
  /** The process or sub-process that promises. */
  readonly element: string
  readonly scope: ScopeDefinition
  readonly clock: ServiceLevel['clock']
  readonly promised: number
  readonly worst: Worst
}

/**
 * Every promise of a process beside its worst case; days of applicants and of third parties count for nothing, and
 * neither do the nodes to which no token ever comes.
 */
export function promisesOf(
  definition: ProcessDefinition,
  others: readonly ProcessDefinition[],
  never: ReadonlySet<string>,
): readonly Promised[] {
  const rest = others.filter(({ id }) => id !== definition.id)
  return [...definition.scopes.values()].flatMap((scope): Promised[] => {
    const levels = levelsOf(definition, scope).filter(({ owner }) => owner === 'authority')
    return levels.map((level) => ({
      element: scope.id,
      scope,
      clock: level.clock,
      promised: level.days,
      worst: worstOfScope(scope, level, rest, never),
    }))
  })
}

function levelsOf(
  { scope: root, serviceLevels, nodes }: ProcessDefinition,
  scope: ScopeDefinition,
): readonly ServiceLevel[] {
  if (scope === root) return serviceLevels
  const node = nodes.get(scope.id)
  return node !== undefined && 'serviceLevels' in node ? node.serviceLevels : []
}
