import type { Sql } from 'postgres'
import { leaseRanOut } from '../due/lease-ran-out.ts'
import type { KeptMessage } from './kept-messages.ts'

/** A name that is waited for in a park, under one key or (`null`) any. */
export interface Awaited {
  readonly parkId: string
  readonly name: string
  readonly correlationKey: string | null
}

/**
 * Takes messages that are awaited for `seconds`, the oldest first, and of each name and key only the oldest: the next
 * can be had when that is gone, so that none overtakes another, whichever nodes bring them.
 */
export async function leaseKeptMessages(
  sql: Sql,
  awaited: readonly Awaited[],
  limit: number,
  seconds: number,
): Promise<readonly KeptMessage[]> {
  const wanted = awaited.map(({ parkId, name, correlationKey }) => ({ park_id: parkId, name, key: correlationKey }))
  return await sql<KeptMessage[]>`
    with oldest as (
      select k.park_id, k.id from kept_messages k
      join json_to_recordset(${JSON.stringify(wanted)}::text::json) as w(park_id uuid, name text, key text)
        on k.park_id = w.park_id and k.name = w.name and (w.key is null or k.correlation_key = w.key)
      where k.expires_at > siji_now() and ${leaseRanOut(sql, seconds)}
        and not exists (
          select from kept_messages e where e.park_id = k.park_id and e.name = k.name and e.expires_at > siji_now()
            and (e.correlation_key = k.correlation_key or e.correlation_key is null and k.correlation_key is null)
            and (e.kept_at, e.id) < (k.kept_at, k.id))
      order by k.kept_at, k.id limit ${limit} for update of k skip locked),
    leased as (
      update kept_messages k set leased_until = clock_timestamp() + ${seconds} * interval '1 second' from oldest
      where k.park_id = oldest.park_id and k.id = oldest.id returning k.*)
    select park_id as "parkId", id, name, correlation_key as "correlationKey", variables, actor
    from leased order by kept_at, id`
}

/** Lets a message, and with it all behind it, be taken again after `seconds`. */
export async function postponeKeptMessage(sql: Sql, { parkId, id }: KeptMessage, seconds: number): Promise<void> {
  await sql`
    update kept_messages set leased_until = clock_timestamp() + ${seconds} * interval '1 second'
    where park_id = ${parkId} and id = ${id}`
}
