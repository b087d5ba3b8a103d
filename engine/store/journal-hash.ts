import { createHash } from 'node:crypto'

/** One journal row as it is hashed: the very texts that are stored, and the instant in milliseconds since 1970. */
export interface HashedRow {
  readonly parkId: string
  readonly instanceId: string
  readonly revision: number
  readonly commandId: string
  readonly at: number
  readonly actor: string
  readonly command: string
  readonly events: string
}

export const HASH_ALGORITHM = 'sha256'

/** What the first row of a chain follows. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64)

/**
 * The hash of a row, in hexadecimal: SHA-256 over the 32 bytes of the previous row's hash, followed by the UTF-8 bytes of
 * park, instance, revision, command id, instant (ISO 8601 UTC with milliseconds), actor, command and events, joined by
 * line feeds. None of them holds a line feed, for JSON escapes it, so no two rows have the same bytes.
 */
export function hashJournalRow(previousHash: string, row: HashedRow): string {
  const { parkId, instanceId, revision, commandId, actor, command, events } = row
  const at = new Date(row.at).toISOString()
  const text = `${parkId}\n${instanceId}\n${revision}\n${commandId}\n${at}\n${actor}\n${command}\n${events}`
  return createHash(HASH_ALGORITHM).update(previousHash, 'hex').update(text, 'utf8').digest('hex')
}
