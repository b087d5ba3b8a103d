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

/** The rows of a journal with what they hold named by type. */
export function historyEntries({ entries }: History): readonly HistoryEntry[] {
  return entries.map(({ actor, command, events, ...row }) => ({
    ...row,
    // The engine alone writes them; whoever forges a row breaks the chain of hashes, which the page says first.
    actor: actor as unknown as Actor,
    command: command as unknown as CommandBody,
    events: (Array.isArray(events) ? events : []) as unknown as readonly Event[],
  }))
}
