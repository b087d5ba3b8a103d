import type { ProcessDefinition, SequenceFlow } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'

/** Id of a flow node → its id in the other version. What is not named goes to the node of the same id. */
export type MigrationPlan = { readonly [node: string]: string }

/** From one version of a process to another, and where each part of it goes. */
export interface Migration {
  readonly from: ProcessDefinition
  readonly to: ProcessDefinition
  readonly plan: MigrationPlan
}

/** Where an id goes, whether it is there or not; the process itself and every sub-process too. */
export function targetId({ plan }: Pick<Migration, 'plan'>, id: string): string {
  return Object.hasOwn(plan, id) ? (plan[id] ?? id) : id
}

/** The node to which a node goes; `null` where the other version has none. */
export function targetOf(migration: Migration, id: string): FlowNode | null {
  return migration.to.nodes.get(targetId(migration, id)) ?? null
}

/**
 * The flow on which a token goes on waiting before a join: the one of the same id, else the one that comes from where
 * the other one came. `null` where the join of the other version has no such flow.
 */
export function targetFlow(migration: Migration, { id, source, target }: SequenceFlow): SequenceFlow | null {
  const incoming = targetOf(migration, target.id)?.incoming ?? []
  const same = incoming.find((flow) => flow.id === id)
  return same ?? incoming.find((flow) => flow.source.id === targetId(migration, source.id)) ?? null
}
