import type { Sql } from 'postgres'
import type { ProcessInstance } from '../core/instance.ts'

export interface LoadedInstance {
  readonly instance: ProcessInstance
  readonly journalHash: string
}

/** The instances of this park that exist among `ids`. */
export async function loadInstances(
  sql: Sql,
  parkId: string,
  ids: readonly string[],
): Promise<readonly LoadedInstance[]> {
  // The column holds what JSON.stringify made of a ProcessInstance, and nobody else writes it.
  return await sql<LoadedInstance[]>`
    select state as instance, encode(journal_hash, 'hex') as "journalHash"
    from process_instances where park_id = ${parkId} and id = any(${ids}::uuid[])`
}
