import type { ISql, Sql } from 'postgres'
import type { Collected } from '../../core/starting/collect-parts.ts'

/** A start event of one version of a process. */
export interface StartPlace {
  readonly parkId: string
  readonly processId: string
  readonly definitionHash: string
  readonly node: string
}

export interface CollectedStart extends Collected, StartPlace {
  readonly isComplete: boolean
}

/** Lets one event at a time be collected for a start event, until its transaction ends. */
export async function lockStartPlace(sql: ISql, { parkId, processId, node }: StartPlace): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`start ${parkId} ${processId} ${node}`}, 0))`
}

/** What has come for this start event and is not complete, the oldest first. */
export async function listCollected(sql: ISql, place: StartPlace): Promise<readonly Collected[]> {
  const { parkId, processId, definitionHash, node } = place
  return await sql<Collected[]>`
    select instance_id as id, correlation_key as key, parts, variables from collected_starts
    where park_id = ${parkId} and process_id = ${processId} and node = ${node} and definition_hash = ${definitionHash}
      and not is_complete
    order by instance_id`
}

export async function saveCollected(
  sql: ISql,
  place: StartPlace,
  collected: Collected,
  complete: boolean,
): Promise<void> {
  const { parkId, processId, definitionHash, node } = place
  const { id, key, parts, variables } = collected
  await sql`
    insert into collected_starts (park_id, instance_id, process_id, definition_hash, node, correlation_key, parts, variables,
      is_complete, opened_at)
    values (${parkId}, ${id}, ${processId}, ${definitionHash}, ${node}, ${key}, ${JSON.stringify(parts)}::text::json,
      ${JSON.stringify(variables)}::text::json, ${complete}, siji_now())
    on conflict (park_id, instance_id) do update set correlation_key = excluded.correlation_key, parts = excluded.parts,
      variables = excluded.variables, is_complete = excluded.is_complete`
}

/** Starts that are complete and have not been made yet. */
export async function listComplete(sql: Sql, limit: number): Promise<readonly CollectedStart[]> {
  return await sql<CollectedStart[]>`
    select park_id as "parkId", instance_id as id, process_id as "processId", definition_hash as "definitionHash", node,
      correlation_key as key, parts, variables, is_complete as "isComplete"
    from collected_starts where is_complete order by opened_at limit ${limit}`
}

/** Whether something still has to come before this instance starts. */
export async function isCollecting(sql: Sql, parkId: string, instanceId: string): Promise<boolean> {
  const rows = await sql`
    select from collected_starts where park_id = ${parkId} and instance_id = ${instanceId} and not is_complete`
  return rows.length > 0
}

export async function removeCollected(sql: Sql, parkId: string, instanceId: string): Promise<void> {
  await sql`delete from collected_starts where park_id = ${parkId} and instance_id = ${instanceId}`
}
