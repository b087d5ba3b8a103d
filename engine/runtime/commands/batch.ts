import { setTimeout as pause } from 'node:timers/promises'
import type { ProcessInstance } from '../../core/instance.ts'
import type { InstanceChange, Store } from '../../core/store.ts'
import { DatabaseError } from '../../store/connection/database-error.ts'
import type { DefinitionCache } from '../definitions/definition-cache.ts'
import type { ContextOf } from './context.ts'
import { decideGroup, type GroupDecision, type KnownState } from './decide-group.ts'
import type { InstanceCache } from './instance-cache.ts'
import { type CommandGroup, groupByInstance, type PendingCommand } from './pending-command.ts'
import { refuse } from './refusals.ts'
import { classifyFailure, isDataException } from './write-failure.ts'

export interface BatchParts {
  readonly store: Store
  readonly cache: InstanceCache
  readonly definitions: DefinitionCache
  /** Asks the database for its time, if that has never been done. */
  readonly settleClock: () => Promise<void>
  readonly contextOf: ContextOf
  /** Called with what is now durable. */
  readonly onWritten: (change: InstanceChange) => void
  /** Milliseconds after which a command whose outcome is still unknown is given back to its caller. */
  readonly commandDeadline: number
}

const PAUSE_WHILE_UNAVAILABLE = 200
const NOTHING_JOURNALLED: KnownState['journalled'] = new Map()

/**
 * Takes a batch of commands to its end: load, handle, write, answer. What another node was faster with is read afresh
 * and handled again; a rejection counts only if it was made from a fresh reading; a batch that cannot be written is
 * halved until the guilty command stands alone. Never rejects: every command gets its answer or its error.
 */
export async function processBatch(
  parts: BatchParts,
  pending: readonly PendingCommand[],
  fresh = false,
): Promise<void> {
  let open = pending
  let reread = fresh
  while (open.length > 0) {
    open = giveUpExpired(parts, open)
    const { groups, later } = groupByInstance(open)
    try {
      const again = await attempt(parts, groups, reread)
      open = [...again, ...later]
    } catch (error) {
      const failure = classifyFailure(error)
      if (failure === 'guilty') return await halve(parts, open, error)
      if (failure === 'unavailable') await pause(PAUSE_WHILE_UNAVAILABLE)
    }
    reread = true
  }
}

/** One round; gives the commands that have to be read afresh and handled again. */
async function attempt(
  parts: BatchParts,
  groups: readonly CommandGroup[],
  fresh: boolean,
): Promise<readonly PendingCommand[]> {
  await parts.settleClock()
  const known = fresh ? await readAfresh(parts, groups) : await readWhereUnknown(parts, groups)
  const settled: GroupDecision[] = []
  const again: PendingCommand[] = []
  for (const group of groups) {
    const state = known.get(group) ?? { instance: null, journalled: NOTHING_JOURNALLED }
    const decision = await decideGroup(group, state, parts)
    const isCertain = fresh || decision.answers.every(([, answer]) => answer.accepted)
    if (isCertain) settled.push(decision)
    else again.push(...group.commands)
  }
  const changes = settled.flatMap(({ change }) => (change === null ? [] : [change]))
  const { written } = changes.length === 0 ? { written: new Map<string, number>() } : await parts.store.write(changes)
  for (const decision of settled) {
    const { group, change } = decision
    const length = written.get(group.instanceId)
    if (change !== null && length !== undefined) remember(parts, change, length)
    if (change === null || length !== undefined) answerGroup(decision)
    else again.push(...group.commands)
  }
  return again
}

function remember({ cache, onWritten }: BatchParts, change: InstanceChange, length: number): void {
  cache.remember(change.instance, length)
  onWritten(change)
}

function answerGroup({ answers, faults }: GroupDecision): void {
  for (const [pending, answer] of answers) pending.answer(answer)
  for (const [pending, fault] of faults) pending.fail(fault)
}

/** From the cache, else from the store; an instance that is about to start is taken not to be there. */
async function readWhereUnknown(
  parts: BatchParts,
  groups: readonly CommandGroup[],
): Promise<ReadonlyMap<CommandGroup, KnownState>> {
  const known = new Map<CommandGroup, KnownState>()
  const unknown: CommandGroup[] = []
  for (const group of groups) {
    const instance = parts.cache.find(group.parkId, group.instanceId)
    const starts = group.commands[0]?.command.body.type === 'startInstance'
    if (instance === undefined && !starts) unknown.push(group)
    else known.set(group, { instance: instance ?? null, journalled: NOTHING_JOURNALLED })
  }
  const instances = await load(parts.store, unknown)
  for (const group of unknown) {
    known.set(group, { instance: instances.get(group.instanceId) ?? null, journalled: NOTHING_JOURNALLED })
  }
  return known
}

// The instance first and the journal after it: what is written in between is then found in the journal.
async function readAfresh(
  parts: BatchParts,
  groups: readonly CommandGroup[],
): Promise<ReadonlyMap<CommandGroup, KnownState>> {
  const instances = await load(parts.store, groups)
  const commands = groups.flatMap((group) => group.commands.map(({ command }) => command))
  const journalled = await parts.store.journalled(commands)
  return new Map(groups.map((group) => [group, { instance: instances.get(group.instanceId) ?? null, journalled }]))
}

async function load(store: Store, groups: readonly CommandGroup[]): Promise<ReadonlyMap<string, ProcessInstance>> {
  const parks = new Map<string, string[]>()
  for (const { parkId, instanceId } of groups) parks.set(parkId, [...(parks.get(parkId) ?? []), instanceId])
  const found = await Promise.all([...parks].map(([parkId, ids]) => store.load(parkId, ids)))
  return new Map(found.flat().map((instance) => [instance.id, instance]))
}

function giveUpExpired(parts: BatchParts, pending: readonly PendingCommand[]): readonly PendingCommand[] {
  const now = performance.now()
  return pending.filter((each) => {
    if (now - each.sentAt < parts.commandDeadline) return true
    parts.cache.forget(each.command.parkId, each.command.instanceId)
    each.fail(new DatabaseError('database-unavailable'))
    return false
  })
}

async function halve(parts: BatchParts, pending: readonly PendingCommand[], error: unknown): Promise<void> {
  const [only, ...others] = pending
  if (only === undefined) return
  parts.cache.forget(only.command.parkId, only.command.instanceId)
  if (others.length === 0) {
    const detail = error instanceof Error ? error.message : String(error)
    if (isDataException(error)) only.answer({ accepted: false, rejection: refuse('text-not-storable', detail) })
    else only.fail(error)
    return
  }
  const middle = pending.length >> 1
  await processBatch(parts, pending.slice(0, middle), true)
  await processBatch(parts, pending.slice(middle), true)
}
