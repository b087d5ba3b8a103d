import type { ProcessDefinition } from '../../model/definition.ts'
import { draftOf } from '../applying/draft.ts'
import type { Behaviours } from '../behaviour.ts'
import type { BodyOf } from '../commands.ts'
import type { Context } from '../context.ts'
import type { Rejection } from '../decision.ts'
import type { Failure } from '../failure.ts'
import type { ElementInstance, ProcessInstance } from '../instance.ts'
import { eventsAwaited, keptEvents } from '../migration/awaited-events.ts'
import { checkPlan } from '../migration/check-migration.ts'
import { checkStanding } from '../migration/check-standing.ts'
import { flowsDiffer } from '../migration/flows-differ.ts'
import { type Migration, targetFlow, targetId } from '../migration/migration.ts'
import type { MigrationProblem } from '../migration/migration-problem.ts'
import { reject } from '../rejections.ts'
import { beginRun, emit, type Run } from '../run.ts'
import { markMoved } from '../tokens/enter.ts'
import { awaitEvents, removeTrigger } from '../triggers/await-events.ts'

/**
 * The instance goes on by another version of its process, from where it stands. Tasks, jobs, calls, timers with their
 * due times, subscriptions, counters of loops and what could be compensated are kept. Boundary events and event
 * sub-processes that the other version has no more are no longer waited for, and new ones are from now on. Where the
 * flows of a scope differ, its joins wait only for what can still come. All or nothing.
 */
export function migrateInstance(
  from: ProcessDefinition,
  behaviours: Behaviours,
  instance: ProcessInstance,
  { toHash, plan }: BodyOf<'migrateInstance'>,
  context: Context,
): Run | Rejection {
  const to = context.migratesTo ?? null
  if (to === null || to.hash !== toHash || to.id !== from.id) return reject('no-such-version', from.id, toHash)
  const migration = { from, to, plan }
  const problems = [...checkPlan(migration), ...checkStanding(behaviours, migration, instance)]
  if (problems.length > 0) return refusal(problems)

  const run = beginRun(to, behaviours, context, draftOf(instance))
  withdrawEvents(run, migration, instance)
  emit(run, { type: 'instanceMigrated', definitionHash: to.hash, nodes: plan, flows: flowsOf(migration, instance) })
  for (const element of instance.elements) {
    const failed = awaitNewEvents(run, migration, instance, element)
    if (failed !== null) return reject('cannot-migrate', failed.message, failed.messageZh)
    if (isScope(migration, element) && flowsDiffer(migration, element.node)) markMoved(run, element.key)
  }
  return run
}

function refusal(problems: readonly MigrationProblem[]): Rejection {
  const told = new Map(problems.map((problem) => [`${problem.node} ${problem.code}`, problem]))
  const messages = [...told.values()].map(({ message }) => message)
  const messagesZh = [...told.values()].map(({ messageZh }) => messageZh)
  return reject('cannot-migrate', messages.join('; '), messagesZh.join('；'))
}

function flowsOf(migration: Migration, { elements }: ProcessInstance): { readonly [flow: string]: string } {
  const standing = elements.flatMap(({ waiting = [], complex = {} }) => [...waiting, ...Object.values(complex).flat()])
  const renamed = standing.flatMap((id) => {
    const flow = migration.from.flows.get(id)
    const target = flow === undefined ? null : targetFlow(migration, flow)
    return target === null || target.id === id ? [] : [[id, target.id] as const]
  })
  return Object.fromEntries(renamed)
}

function isScope({ from }: Migration, { node, loop }: ElementInstance): boolean {
  return loop === undefined && from.scopes.has(node)
}

function eventsAround(run: Run, migration: Migration, element: ElementInstance) {
  const before = eventsAwaited(run.behaviours, migration.from, element, element.node)
  const after = eventsAwaited(run.behaviours, migration.to, element, targetId(migration, element.node))
  return { after, kept: keptEvents(migration, before, after) }
}

function withdrawEvents(run: Run, migration: Migration, { elements }: ProcessInstance): void {
  for (const element of elements) {
    if (element.triggers === undefined) continue
    const { kept } = eventsAround(run, migration, element)
    for (const trigger of element.triggers) if (!kept.has(trigger.node)) removeTrigger(run, element.key, trigger)
  }
}

/** Events that were waited for before, and may have happened, are not waited for anew. */
function awaitNewEvents(
  run: Run,
  migration: Migration,
  { elements }: ProcessInstance,
  element: ElementInstance,
): Failure | null {
  // Whoever resolves its incident lets it begin to wait.
  if (element.incident?.step === 'activate') return null
  const { after, kept } = eventsAround(run, migration, element)
  const known = new Set(kept.values())
  const inside = isInterrupted(migration, elements, element) ? targetId(migration, element.node) : null
  const anew = after.filter(({ node }) => !known.has(node.id) && (inside === null || node.scope.parent?.id !== inside))
  return awaitEvents(run, element.key, anew)
}

/** Beside an event sub-process that has interrupted its scope, no other one of it starts any more. */
function isInterrupted({ from }: Migration, elements: readonly ElementInstance[], { key }: ElementInstance): boolean {
  const besides = elements.filter(({ scope }) => scope === key).flatMap(({ node }) => from.scopes.get(node) ?? [])
  return besides.some(({ startEvents }) =>
    startEvents.some(({ trigger, interrupting }) => trigger !== null && interrupting),
  )
}
