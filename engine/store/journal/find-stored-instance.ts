import type { Sql } from 'postgres'
import type { StoredInstance } from './verify-reads.ts'

/** An instance by its id alone, in whichever park it is. */
export async function findStoredInstance(sql: Sql, id: string): Promise<StoredInstance | null> {
  const [row] = await sql<StoredInstance[]>`
    select park_id as "parkId", id, revision, encode(journal_hash, 'hex') as "journalHash", state::text as state
    from process_instances where id = ${id}`
  return row ?? null
}
