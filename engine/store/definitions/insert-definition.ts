import type { ISql } from 'postgres'
import type { StoredDefinition } from './list-definitions.ts'

/** Adds a version of a process. */
export async function insertDefinition(sql: ISql, row: Omit<StoredDefinition, 'deployedAt'>): Promise<void> {
  await sql`
    insert into definitions (park_id, process_id, version, hash, name, deployed_at, deployed_by, note)
    values (${row.parkId}, ${row.processId}, ${row.version}, ${row.hash}, ${row.name}, siji_now(), ${row.deployedBy},
      ${row.note})`
}
