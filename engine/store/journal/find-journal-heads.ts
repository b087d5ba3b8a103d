import type { Sql } from 'postgres'

export interface JournalHead {
  readonly parkId: string
  readonly id: string
  readonly revision: number
  /** In hexadecimal. */
  readonly hash: string
}

/** Revision and last journal hash of these instances, without their states. */
export async function findJournalHeads(
  sql: Sql,
  instances: readonly { readonly parkId: string; readonly id: string }[],
): Promise<readonly JournalHead[]> {
  const parks = instances.map(({ parkId }) => parkId)
  const ids = instances.map(({ id }) => id)
  return await sql<JournalHead[]>`
    select p.park_id as "parkId", p.id, p.revision, encode(p.journal_hash, 'hex') as hash
    from unnest(${parks}::uuid[], ${ids}::uuid[]) as wanted(park_id, id)
    join process_instances p using (park_id, id)`
}
