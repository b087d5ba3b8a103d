import type { Sql } from 'postgres'

/** Journal rows of a park in the order of their numbers. */
export interface NumberedRow {
  readonly number: number
  readonly instanceId: string
  readonly revision: number
}

export interface NumberRange {
  /** The number before the first that is still there. */
  readonly first: number
  /** The last number that was given. */
  readonly last: number
}

/** Which numbers can be read in a park; both are 0 where nothing has happened. */
export async function readNumberRange(sql: Sql, parkId: string): Promise<NumberRange> {
  const [row] = await sql<[{ first: number; last: number }]>`
    select c.last_number::float8 as last, coalesce((
      select n.last_number - cardinality(n.revisions) from numbered_events n where n.park_id = c.park_id
      order by n.last_number limit 1), c.last_number)::float8 as first
    from event_counters c where c.park_id = ${parkId}`
  return row ?? { first: 0, last: 0 }
}

/** The rows behind a number, at most so many; empty where there is none yet. */
export async function listNumbered(
  sql: Sql,
  parkId: string,
  after: number,
  limit: number,
): Promise<readonly NumberedRow[]> {
  return await sql<NumberedRow[]>`
    select number::float8 as number, instance_id as "instanceId", revision from (
      select last_number - cardinality(revisions) + e.place as number, e.instance_id, e.revision
      from (
        select last_number, instance_ids, revisions from numbered_events
        where park_id = ${parkId} and last_number > ${after} order by last_number limit 10) as blocks
      cross join unnest(instance_ids, revisions) with ordinality as e(instance_id, revision, place)) as entries
    where number > ${after} order by number limit ${limit}`
}

/** An entry of the journal as it is told outside. */
export interface JournalledRow {
  readonly instanceId: string
  readonly revision: number
  readonly rootInstanceId: string
  readonly processId: string
  readonly businessKey: string | null
  readonly at: number
  readonly commandId: string
  readonly actor: string
  readonly command: string
  readonly events: string
}

/** These entries, in no order; what was dropped from the journal since is missing. */
export async function readEntries(
  sql: Sql,
  parkId: string,
  rows: readonly NumberedRow[],
): Promise<readonly JournalledRow[]> {
  const wanted = rows.map(({ instanceId, revision }) => ({ instance_id: instanceId, revision }))
  return await sql<JournalledRow[]>`
    select j.instance_id as "instanceId", j.revision, j.root_instance_id as "rootInstanceId", i.process_id as "processId",
      i.business_key as "businessKey", (extract(epoch from j.at) * 1000)::float8 as at, j.command_id as "commandId",
      j.actor::text as actor, j.command::text as command, j.events::text as events
    from json_to_recordset(${JSON.stringify(wanted)}::text::json) as w(instance_id uuid, revision integer)
    join journal j on j.park_id = ${parkId} and j.instance_id = w.instance_id and j.revision = w.revision
    join process_instances i on i.park_id = ${parkId} and i.id = w.instance_id`
}

/** Forgets numbers that were given more than `days` ago; what stands in the journal stays there. */
export async function forgetOldNumbers(sql: Sql, days: number): Promise<void> {
  await sql`delete from numbered_events where numbered_at < clock_timestamp() - ${days} * interval '1 day'`
}
