import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { behaviours } from '../elements/index.ts'
import type { ElementInstance, ProcessInstance } from '../instance.ts'
import { checkStanding } from './check-standing.ts'
import { type Migration, targetOf } from './migration.ts'
import type { MigrationProblem } from './migration-problem.ts'

/** Where the tokens at one node go when their instances migrate. */
export interface TokenMove {
  /** In the version that is left. */
  readonly node: FlowNode
  /** Tokens that stand there, or wait before it where it is a join. */
  readonly count: number
  /** In the other version; `null` where it has none. */
  readonly target: FlowNode | null
  /** Why those that stand there cannot go. */
  readonly problem: MigrationProblem | null
}

/** Where the tokens of these instances go, by the node at which they stand, in the order of the version that is left. */
export function tokenMoves(
  migration: Migration,
  instances: readonly Pick<ProcessInstance, 'elements'>[],
): readonly TokenMove[] {
  const standing = instances.flatMap(({ elements }) => elements.flatMap((element) => placesOf(migration, element)))
  const problems = instances.flatMap((instance) => checkStanding(behaviours, migration, instance))
  return [...migration.from.nodes.values()].flatMap((node) => {
    const count = standing.filter((place) => place === node.id).length
    const problem = problems.find((each) => each.node === node.id) ?? null
    // A sub-process holds its tokens, so it is told only where it keeps them from going.
    return count === 0 && problem === null ? [] : [{ node, count, target: targetOf(migration, node.id), problem }]
  })
}

/** The node of an element that is no scope of others, and the joins before which tokens wait in a scope. */
function placesOf({ from }: Migration, { node, scope, loop, waiting = [] }: ElementInstance): readonly string[] {
  const joins = waiting.flatMap((flow) => from.flows.get(flow)?.target.id ?? [])
  const holdsOthers = scope === -1 || loop !== undefined || from.scopes.has(node)
  return holdsOthers ? joins : [node, ...joins]
}
