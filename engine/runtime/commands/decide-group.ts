import { outgoingCommands } from '../../core/calls/outgoing-commands.ts'
import { chainOf } from '../../core/chain.ts'
import type { Command } from '../../core/commands.ts'
import type { Context } from '../../core/context.ts'
import type { Rejection } from '../../core/decision.ts'
import { handle } from '../../core/handle.ts'
import type { ProcessInstance } from '../../core/instance.ts'
import { reject } from '../../core/rejections.ts'
import type { Answer, InstanceChange, JournalEntry, Store } from '../../core/store.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import type { DefinitionCache } from '../definitions/definition-cache.ts'
import type { ContextOf } from './context.ts'
import type { CommandGroup, PendingCommand } from './pending-command.ts'
import { refuse } from './refusals.ts'
import { afterEvents, noStores, openStores, storeChanges, withStores } from './with-stores.ts'

/** What is known of an instance before its commands are handled. */
export interface KnownState {
  /** `null` where there is none yet. */
  readonly instance: ProcessInstance | null
  /** Command id → revision, of those that are in the journal already. */
  readonly journalled: ReadonlyMap<string, { readonly revision: number }>
}

export interface GroupDecision {
  readonly group: CommandGroup
  /** `null` where no command was accepted. */
  readonly change: InstanceChange | null
  /** Holds once the change has been written. */
  readonly answers: readonly (readonly [PendingCommand, Answer])[]
  /** Commands at which the core itself failed: a fault of ours that must not touch the others. */
  readonly faults: readonly (readonly [PendingCommand, unknown])[]
}

export interface DecidingParts {
  readonly definitions: DefinitionCache
  readonly contextOf: ContextOf
  readonly store: Pick<Store, 'readDataStores'>
}

/** Handles the commands of one instance one after the other in memory. */
export async function decideGroup(
  group: CommandGroup,
  known: KnownState,
  { definitions, contextOf, store }: DecidingParts,
): Promise<GroupDecision> {
  const answers: [PendingCommand, Answer][] = []
  const faults: [PendingCommand, unknown][] = []
  const entries: JournalEntry[] = []
  let instance = known.instance
  let stores = noStores
  for (const pending of group.commands) {
    const earlier = known.journalled.get(pending.command.id)
    if (earlier !== undefined) {
      answers.push([pending, { accepted: true, instanceId: group.instanceId, ...earlier, repeated: true }])
      continue
    }
    const definition = await definitionFor(pending, instance, definitions)
    if ('code' in definition) {
      answers.push([pending, { accepted: false, rejection: definition }])
      continue
    }
    stores = await openStores(store, pending.command.parkId, definition, stores)
    try {
      const command = withDefinition(pending.command, definition)
      const context = await withTarget(command, contextOf(group.parkId, instance), definition, definitions)
      const decision = handle(definition, instance, command, withStores(context, stores))
      if (!decision.accepted) {
        answers.push([pending, { accepted: false, rejection: decision.rejection }])
        continue
      }
      instance = decision.instance
      const { revision, changedAt: at } = instance
      const { events } = decision
      stores = afterEvents(stores, events)
      entries.push({ command, at, revision, events, sent: outgoingCommands(instance, events, chainOf(command.body)) })
      answers.push([pending, { accepted: true, instanceId: group.instanceId, revision, repeated: false }])
    } catch (error) {
      faults.push([pending, error])
    }
  }
  const readRevision = known.instance?.revision ?? 0
  const left = storeChanges(stores)
  const written = left.length === 0 ? undefined : { stores: left }
  const change = instance === null || entries.length === 0 ? null : { instance, readRevision, entries, ...written }
  return { group, change, answers, faults }
}

async function definitionFor(
  { command }: PendingCommand,
  instance: ProcessInstance | null,
  definitions: DefinitionCache,
): Promise<ProcessDefinition | Rejection> {
  const { parkId, instanceId, body } = command
  if (instance !== null) {
    const { definitionHash, processId } = instance
    return (await definitions.find(parkId, definitionHash, processId)) ?? refuse('process-not-found', processId)
  }
  if (body.type !== 'startInstance') return reject('not-started', instanceId)
  const hash = body.definitionHash ?? (await definitions.newest(parkId, body.processId))
  const found = hash === null ? null : await definitions.find(parkId, hash, body.processId)
  return found ?? refuse('process-not-found', body.processId)
}

/** A migration is decided with both versions at hand. */
export async function withTarget(
  { parkId, body }: Command,
  context: Context,
  { id }: ProcessDefinition,
  definitions: DefinitionCache,
): Promise<Context> {
  if (body.type !== 'migrateInstance') return context
  return { ...context, migratesTo: await definitions.find(parkId, body.toHash, id) }
}

/** The journal says which version was started, also where the caller left the choice to us. */
function withDefinition(command: Command, definition: ProcessDefinition): Command {
  const { body } = command
  if (body.type !== 'startInstance' || body.definitionHash !== null) return command
  return { ...command, body: { ...body, definitionHash: definition.hash } }
}
