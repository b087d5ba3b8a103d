import type { ProcessDefinition } from '../../model/definition.ts'
import { behaviours } from '../elements/index.ts'
import { checkNode } from './check-node.ts'
import type { Migration, MigrationPlan } from './migration.ts'
import { type MigrationProblem, migrationProblem } from './migration-problem.ts'

/**
 * What stands in the way of going from one version of a process to another, whatever runs: first what the plan names
 * wrongly, then the nodes where nothing that stands there could be carried over. An instance is hindered only by those
 * of the first kind and by the nodes at which it stands.
 */
export function checkMigration(
  from: ProcessDefinition,
  to: ProcessDefinition,
  plan: MigrationPlan = {},
): readonly MigrationProblem[] {
  const migration = { from, to, plan }
  const named = checkPlan(migration)
  const others = [...from.nodes.values()].filter(({ id }) => !Object.hasOwn(plan, id))
  return [...named, ...others.flatMap((node) => checkNode(behaviours, migration, node) ?? [])]
}

/** What the plan itself says wrongly. */
export function checkPlan(migration: Migration): readonly MigrationProblem[] {
  return Object.keys(migration.plan).flatMap((id) => {
    const node = migration.from.nodes.get(id)
    return node === undefined
      ? migrationProblem({ id, name: null }, 'no-source')
      : (checkNode(behaviours, migration, node) ?? [])
  })
}
