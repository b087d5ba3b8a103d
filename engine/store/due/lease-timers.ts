import type { Sql } from 'postgres'
import { leaseRanOut } from './lease-ran-out.ts'

export interface DueTimer {
  readonly parkId: string
  readonly instanceId: string
  readonly key: number
  /** Milliseconds since 1970. */
  readonly dueAt: number
}

export interface Leased<Row> {
  readonly rows: readonly Row[]
  /** `siji_now()` in milliseconds since 1970. */
  readonly now: number
}

/** Takes up to `limit` due timers for `seconds`; another node, or this one later, takes them again after that. */
export async function leaseTimers(sql: Sql, limit: number, seconds: number): Promise<Leased<DueTimer>> {
  const rows = await sql<(DueTimer & { now: number })[]>`
    with due as (
      select park_id, instance_id, key from timers
      where due_at <= siji_now() and ${leaseRanOut(sql, seconds)}
      order by due_at limit ${limit} for update skip locked),
    leased as (
      update timers t set leased_until = clock_timestamp() + ${seconds} * interval '1 second' from due
      where t.park_id = due.park_id and t.instance_id = due.instance_id and t.key = due.key
      returning t.park_id, t.instance_id, t.key, t.due_at)
    select park_id as "parkId", instance_id as "instanceId", key,
      (extract(epoch from due_at) * 1000)::float8 as "dueAt", (extract(epoch from siji_now()) * 1000)::float8 as now
    from (select 1) as always left join leased on true order by due_at`
  // The first column of the outer join is empty where nothing was due.
  return { rows: rows.filter((row) => row.parkId !== null), now: rows[0]?.now ?? 0 }
}
