import type { Actor, CommandBody } from '../../core/commands.ts'
import type { Event } from '../../core/events.ts'
import type { DatabaseClient } from '../../store/connection/client.ts'
import { listNumbered, readEntries, readNumberRange } from '../../store/events/read-events.ts'

/** One accepted command of an instance and what came of it, with its number in the park. */
export interface NumberedEntry {
  readonly number: number
  readonly instanceId: string
  readonly revision: number
  readonly rootInstanceId: string
  readonly processId: string
  readonly businessKey: string | null
  /** Milliseconds since 1970, virtual time. */
  readonly at: number
  readonly commandId: string
  readonly actor: Actor
  readonly command: CommandBody
  readonly events: readonly Event[]
}

export interface EventPage {
  readonly entries: readonly NumberedEntry[]
  /** The number to go on behind; the one that was given where there is nothing more. */
  readonly reached: number
}

/**
 * What happened in a park behind a number, in the order of numbers; `null` = from the first that is kept. Answers
 * `forgotten` where numbers behind it are not kept any more, or where it was never given.
 */
export async function readEvents(
  client: DatabaseClient,
  parkId: string,
  after: number | null,
  limit: number,
): Promise<EventPage | 'forgotten'> {
  const { first, last } = await client.run((sql) => readNumberRange(sql, parkId))
  const from = after ?? first
  if (from < first || from > last) return 'forgotten'
  const rows = await client.run((sql) => listNumbered(sql, parkId, from, limit))
  if (rows.length === 0) return { entries: [], reached: from }
  const found = await client.run((sql) => readEntries(sql, parkId, rows))
  const byPlace = new Map(found.map((entry) => [`${entry.instanceId} ${entry.revision}`, entry]))
  const entries = rows.flatMap(({ number, instanceId, revision }) => {
    const entry = byPlace.get(`${instanceId} ${revision}`)
    if (entry === undefined) return []
    const { actor, command, events, ...rest } = entry
    // The journal holds what this engine wrote, and nobody else can.
    return [{ number, ...rest, actor: JSON.parse(actor), command: JSON.parse(command), events: JSON.parse(events) }]
  })
  return { entries, reached: rows.at(-1)?.number ?? from }
}
