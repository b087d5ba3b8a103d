import type { Sql } from 'postgres'

/** A journal row with the very texts that were stored and hashed. */
export interface JournalRow {
  readonly revision: number
  readonly commandId: string
  readonly at: number
  readonly actor: string
  readonly command: string
  readonly events: string
  readonly previousHash: string
  readonly hash: string
}

/** The journal of one instance in order of its revisions. */
export async function readJournal(sql: Sql, parkId: string, instanceId: string): Promise<readonly JournalRow[]> {
  return await sql<JournalRow[]>`
    select revision, command_id as "commandId", (extract(epoch from at) * 1000)::float8 as at, actor::text as actor,
      command::text as command, events::text as events, encode(previous_hash, 'hex') as "previousHash",
      encode(hash, 'hex') as hash
    from journal where park_id = ${parkId} and instance_id = ${instanceId} order by revision`
}
