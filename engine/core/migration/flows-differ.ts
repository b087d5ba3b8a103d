import type { ScopeDefinition } from '../../model/definition.ts'
import { type Migration, targetId } from './migration.ts'

/** Whether tokens of a scope go other ways in the other version, so that a join may await what nobody will bring. */
export function flowsDiffer(migration: Migration, scope: string): boolean {
  const before = waysOf(migration.from.scopes.get(scope), (id) => targetId(migration, id))
  const after = waysOf(migration.to.scopes.get(targetId(migration, scope)), (id) => id)
  return JSON.stringify(before) !== JSON.stringify(after)
}

function waysOf(scope: ScopeDefinition | undefined, name: (id: string) => string): readonly string[] {
  const flows = scope?.nodes.flatMap(({ outgoing }) => outgoing) ?? []
  return flows.map(({ source, target }) => `${name(source.id)} ${name(target.id)} ${target.type}`).sort()
}
