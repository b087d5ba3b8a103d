import type { Behaviour, Behaviours } from '../behaviour.ts'
import { handlerOf } from '../compensation/handlers.ts'
import type { CompensationRecord, ElementInstance, ProcessInstance } from '../instance.ts'
import { checkNode } from './check-node.ts'
import { type Migration, targetFlow, targetOf } from './migration.ts'
import { type MigrationProblem, migrationProblem } from './migration-problem.ts'

/** Why an instance cannot go where it stands: at its elements, before its joins, in what it could compensate. */
export function checkStanding(
  behaviours: Behaviours,
  migration: Migration,
  { elements }: Pick<ProcessInstance, 'elements'>,
): readonly MigrationProblem[] {
  return elements.flatMap((element) => [
    ...checkElement(behaviours, migration, element),
    ...(element.waiting ?? []).flatMap((flow) => checkWaiting(behaviours, migration, flow)),
    ...Object.keys(element.complex ?? {}).flatMap((gateway) => checkId(behaviours, migration, gateway)),
    ...recordsOf(element).flatMap((record) => checkRecord(behaviours, migration, record)),
  ])
}

function checkElement(
  behaviours: Behaviours,
  migration: Migration,
  { node, scope }: ElementInstance,
): readonly MigrationProblem[] {
  return scope === -1 ? [] : checkId(behaviours, migration, node)
}

function checkId(behaviours: Behaviours, migration: Migration, id: string): readonly MigrationProblem[] {
  const node = migration.from.nodes.get(id)
  const problem =
    node === undefined ? migrationProblem({ id, name: null }, 'no-source') : checkNode(behaviours, migration, node)
  return problem === null ? [] : [problem]
}

/** A token before a join must find a flow of a join again, or it would wait for ever. */
function checkWaiting(behaviours: Behaviours, migration: Migration, id: string): readonly MigrationProblem[] {
  const flow = migration.from.flows.get(id)
  if (flow === undefined) return [migrationProblem({ id, name: null }, 'no-source')]
  const { target: join } = flow
  const problems = checkId(behaviours, migration, join.id)
  const target = targetOf(migration, join.id)
  if (problems.length > 0 || target === null) return problems
  const behaviour: Behaviour = behaviours[target.type]
  if (behaviour.joins === 'none' || target.incoming.length < 2) return [migrationProblem(join, 'no-join')]
  return targetFlow(migration, flow) === null ? [migrationProblem(join, 'no-flow')] : []
}

function recordsOf({ compensations = [], undo = [] }: ElementInstance): readonly CompensationRecord[] {
  return [...compensations, ...undo.map(({ record }) => record)]
}

function checkRecord(
  behaviours: Behaviours,
  migration: Migration,
  { node, records = [] }: CompensationRecord,
): readonly MigrationProblem[] {
  const problems = checkId(behaviours, migration, node)
  const [before, after] = [migration.from.nodes.get(node), targetOf(migration, node)]
  const isLost = hasHandler(before) && !hasHandler(after ?? undefined)
  const own =
    problems.length === 0 && isLost ? [migrationProblem(before ?? { id: node, name: null }, 'no-handler')] : problems
  return [...own, ...records.flatMap((record) => checkRecord(behaviours, migration, record))]
}

function hasHandler(node: Parameters<typeof checkNode>[2] | undefined): boolean {
  return node !== undefined && 'boundaryEvents' in node && handlerOf(node) !== null
}
