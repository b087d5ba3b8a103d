import type { Sql } from 'postgres'
import { leaseRanOut } from '../due/lease-ran-out.ts'
import type { Awaited } from './lease-kept-messages.ts'

/** What instances wait for that is kept and that nobody brings at present; `seconds` is for how long messages are taken. */
export async function findAwaited(sql: Sql, limit: number, seconds: number): Promise<readonly Awaited[]> {
  return await sql<Awaited[]>`
    select distinct k.park_id as "parkId", k.name, s.correlation_key as "correlationKey"
    from kept_messages k
    join subscriptions s on s.name = k.name and s.park_id = k.park_id and s.kind = 'message'
      and (s.correlation_key is null or s.correlation_key = k.correlation_key)
    where k.expires_at > siji_now() and ${leaseRanOut(sql, seconds)}
      and not exists (
        select from kept_messages e where e.park_id = k.park_id and e.name = k.name and e.expires_at > siji_now()
          and (e.correlation_key = k.correlation_key or e.correlation_key is null and k.correlation_key is null)
          and (e.kept_at, e.id) < (k.kept_at, k.id))
    limit ${limit}`
}

/** The names of all that is kept, in whatever park. */
export async function listKeptNames(sql: Sql): Promise<readonly Awaited[]> {
  return await sql<Awaited[]>`
    select distinct park_id as "parkId", name, null as "correlationKey" from kept_messages where expires_at > siji_now()`
}
