import type { Actor, CommandBody, Event, History } from '../../engine/index.ts'

/** One row of an instance's journal, read for people. */
export interface HistoryEntry {
  readonly revision: number
  readonly at: number
  readonly commandId: string
  readonly actor: Actor
  readonly command: CommandBody
  readonly events: readonly Event[]
  readonly hash: string
}

/** Stands where a forged row does not even say who acted. */
const nobody: Actor = { type: 'system', name: '' }

/**
 * The rows of a journal with what they hold named by type. The engine alone writes them; whoever forges one breaks the
 * chain of hashes, which is said first. What is no object at all is left out, so that the rest can still be read.
 */
export function historyEntries({ entries }: History): readonly HistoryEntry[] {
  return entries.map(({ actor, command, events, ...row }) => ({
    ...row,
    // Only the engine writes these columns, and what it writes are these types.
    actor: isObject(actor) ? (actor as unknown as Actor) : nobody,
    command: (isObject(command) ? command : { type: '' }) as unknown as CommandBody,
    events: (Array.isArray(events) ? events.filter(isObject) : []) as unknown as readonly Event[],
  }))
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
