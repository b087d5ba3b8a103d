import type { DatabaseClient } from '../../store/connection/client.ts'
import { type JournalRow, readJournal } from '../../store/journal/read-journal.ts'
import { FIRST_PREVIOUS_HASH, hashJournalRow } from '../../store/journal-hash.ts'
import type { History } from '../engine.ts'

/** The journal of an instance for people, and whether nobody has touched it. */
export async function readHistory(client: DatabaseClient, parkId: string, instanceId: string): Promise<History> {
  const rows = await client.run((sql) => readJournal(sql, parkId, instanceId))
  const entries = rows.map(({ revision, at, commandId, actor, command, events, hash }) => ({
    revision,
    at,
    commandId,
    actor: JSON.parse(actor),
    command: JSON.parse(command),
    events: JSON.parse(events),
    hash,
  }))
  const broken = findBrokenLink(parkId, instanceId, rows)
  return { entries, chainHolds: broken === null, brokenAt: broken?.revision ?? null }
}

/** The first row that does not follow from the one before, or whose bytes are not those that were hashed. */
export function findBrokenLink(parkId: string, instanceId: string, rows: readonly JournalRow[]): JournalRow | null {
  let previous = FIRST_PREVIOUS_HASH
  for (const [index, row] of rows.entries()) {
    const expected = hashJournalRow(previous, { ...row, parkId, instanceId })
    if (row.revision !== index + 1 || row.previousHash !== previous || row.hash !== expected) return row
    previous = row.hash
  }
  return null
}
