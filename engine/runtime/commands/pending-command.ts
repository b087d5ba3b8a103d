import type { Command } from '../../core/commands.ts'
import type { Answer } from '../../core/store.ts'

/** `prompt`: somebody waits for the answer. `background`: the engine sends it by itself, perhaps many at once. */
export type Urgency = 'prompt' | 'background'

/** A command that waits for its answer. */
export interface PendingCommand {
  readonly command: Command
  readonly urgency: Urgency
  /** What it was sent for, as `EngineWatch` says. */
  readonly origin?: unknown
  /** By this process's monotonic clock. */
  readonly sentAt: number
  readonly answer: (answer: Answer) => void
  readonly fail: (error: unknown) => void
}

/** The commands of a batch that are for the same instance, in the order in which they came. */
export interface CommandGroup {
  readonly parkId: string
  readonly instanceId: string
  readonly commands: readonly PendingCommand[]
}

/**
 * Groups commands by instance. The same instance id in another park, or the same command id for another instance, waits
 * for the next round: what the store answers is told apart by these ids.
 */
export function groupByInstance(pending: readonly PendingCommand[]): {
  readonly groups: readonly CommandGroup[]
  readonly later: readonly PendingCommand[]
} {
  const groups = new Map<string, CommandGroup & { readonly commands: PendingCommand[] }>()
  const ids = new Set<string>()
  const later: PendingCommand[] = []
  for (const each of pending) {
    const { id, parkId, instanceId } = each.command
    const group = groups.get(instanceId)
    if (ids.has(id) || (group !== undefined && group.parkId !== parkId)) later.push(each)
    else if (group === undefined) groups.set(instanceId, { parkId, instanceId, commands: [each] })
    else group.commands.push(each)
    ids.add(id)
  }
  return { groups: [...groups.values()], later }
}
