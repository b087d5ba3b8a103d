import type { Sql } from 'postgres'
import type { ReadTime } from '../connection/read-now.ts'
import { leaseRanOut } from './lease-ran-out.ts'

export interface DueTimer {
  readonly parkId: string
  readonly instanceId: string
  readonly key: number
  /** Milliseconds since 1970. */
  readonly dueAt: number
}

export interface LeasedTimers {
  readonly rows: readonly DueTimer[]
  readonly time: ReadTime
  /** Whether as many were due as may be taken at once. */
  readonly isFull: boolean
}

/**
 * Takes up to `limit` due timers for `seconds`; another node, or this one later, takes them again after that. Left alone
 * is what fell due in its instance after something that another has: timers of an instance fire in order.
 */
export async function leaseTimers(sql: Sql, limit: number, seconds: number): Promise<LeasedTimers> {
  const rows = await sql<(DueTimer & ReadTime & { found: number })[]>`
    with due as (
      select park_id, instance_id, key, due_at from timers
      where due_at <= siji_now() and ${leaseRanOut(sql, seconds)}
      order by due_at limit ${limit} for update skip locked),
    next as (
      select park_id, instance_id, key from due d
      where not exists (
        select from timers e
        where e.park_id = d.park_id and e.instance_id = d.instance_id and e.due_at < d.due_at
          and not exists (select from due o
            where o.park_id = e.park_id and o.instance_id = e.instance_id and o.key = e.key))),
    leased as (
      update timers t set leased_until = clock_timestamp() + ${seconds} * interval '1 second' from next
      where t.park_id = next.park_id and t.instance_id = next.instance_id and t.key = next.key
      returning t.park_id, t.instance_id, t.key, t.due_at)
    select park_id as "parkId", instance_id as "instanceId", key,
      (extract(epoch from due_at) * 1000)::float8 as "dueAt", (extract(epoch from siji_now()) * 1000)::float8 as now,
      coalesce(time_speed, 1) as speed, (extract(epoch from siji_now() - now()) * 1000)::float8 as ahead,
      (select count(*)::int from due) as found
    from (select 1) as always left join settings on true left join leased on true order by due_at, key`
  // The first column of the outer join is empty where nothing was due.
  const [{ now, speed, ahead, found } = { now: 0, speed: 1, ahead: 0, found: 0 }] = rows
  return { rows: rows.filter((row) => row.parkId !== null), time: { now, speed, ahead }, isFull: found === limit }
}
