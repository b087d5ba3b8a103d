import type { Sql } from 'postgres'

// Any fixed number; the same in every release.
const LOCK = 7_205_742

/** Whether anything waits for its number. */
export async function isUnnumbered(sql: Sql): Promise<boolean> {
  const [row] = await sql<[{ waits: boolean }]>`select exists (select from unnumbered_events) as waits`
  return row.waits
}

/**
 * Gives numbers to what has been committed; says whether this node did. One at a time does it, so that numbers become
 * visible in their order. Entries of one instance keep the order of their revisions: a later one was begun when the
 * earlier was committed, so whoever sees it sees both. Beside that they come in the order of time.
 */
export async function numberEvents(sql: Sql): Promise<boolean> {
  return await sql.begin(async (tx) => {
    const [lock] = await tx<[{ mine: boolean }]>`select pg_try_advisory_xact_lock(${LOCK}) as mine`
    if (!lock.mine) return false
    const { count } = await tx`
      with taken as (delete from unnumbered_events returning park_id, instance_ids, revisions, written_at),
      entries as (
        select park_id, instance_id, revision,
          max(written_at) over (partition by park_id, instance_id order by revision) as at
        from taken cross join unnest(instance_ids, revisions) as e(instance_id, revision)),
      blocks as (
        select park_id, count(*) as entries, array_agg(instance_id order by at, instance_id, revision) as instance_ids,
          array_agg(revision order by at, instance_id, revision) as revisions
        from entries group by park_id),
      counted as (
        insert into event_counters (park_id, last_number) select park_id, entries from blocks
        on conflict (park_id) do update set last_number = event_counters.last_number + excluded.last_number
        returning park_id, last_number)
      insert into numbered_events (park_id, last_number, instance_ids, revisions, numbered_at)
      select park_id, last_number, instance_ids, revisions, clock_timestamp() from blocks join counted using (park_id)`
    return count > 0
  })
}
