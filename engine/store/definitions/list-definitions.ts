import type { ISql } from 'postgres'

export interface StoredDefinition {
  readonly parkId: string
  readonly processId: string
  readonly name: string | null
  readonly version: number
  readonly hash: string
  readonly deployedAt: number
  readonly deployedBy: string
  readonly note: string
}

/** Every version of every process of a park, the newest version of each first. */
export async function listDefinitions(sql: ISql, parkId: string): Promise<readonly StoredDefinition[]> {
  return await sql<StoredDefinition[]>`
    select park_id as "parkId", process_id as "processId", name, version, hash,
      (extract(epoch from deployed_at) * 1000)::float8 as "deployedAt", deployed_by as "deployedBy", note
    from definitions where park_id = ${parkId} order by process_id, version desc`
}
