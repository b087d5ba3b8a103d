import type { Sql } from 'postgres'
import type { Command } from '../../core/commands.ts'

/** Command id → revision, for those that are in the journal already. */
export async function findJournalled(
  sql: Sql,
  commands: readonly Pick<Command, 'parkId' | 'instanceId' | 'id'>[],
): Promise<ReadonlyMap<string, { readonly revision: number }>> {
  const parks = commands.map(({ parkId }) => parkId)
  const instances = commands.map(({ instanceId }) => instanceId)
  const ids = commands.map(({ id }) => id)
  const rows = await sql<{ id: string; revision: number }[]>`
    select j.command_id as id, j.revision
    from unnest(${parks}::uuid[], ${instances}::uuid[], ${ids}::uuid[]) as wanted(park_id, instance_id, command_id)
    join journal j using (park_id, instance_id, command_id)`
  return new Map(rows.map(({ id, revision }) => [id, { revision }]))
}
