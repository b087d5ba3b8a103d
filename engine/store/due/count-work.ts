import type { Sql } from 'postgres'

/** What all nodes together have before them, in all parks. */
export interface WorkCounts {
  readonly timersDue: number
  /** Seconds by which the longest due timer is late; 0 where none is. */
  readonly timersLate: number
  readonly incidents: number
  readonly thrownMessages: number
  /** Batches whose events have no number yet. */
  readonly unnumbered: number
  readonly jobs: readonly JobCount[]
}

export interface JobCount {
  readonly jobType: string
  readonly state: 'waiting' | 'running' | 'failed' | 'suspended'
  readonly count: number
}

/** Counts by index or in tables that are nearly empty; of suspended instances no timer is due. */
export async function countWork(sql: Sql): Promise<WorkCounts> {
  const [counts] = await sql<[Omit<WorkCounts, 'jobs'>]>`
    select t.due as "timersDue", t.late as "timersLate",
      (select count(*)::int from incidents) as incidents,
      (select count(*)::int from thrown_messages) as "thrownMessages",
      (select count(*)::int from unnumbered_events) as unnumbered
    from (
      select count(*)::int as due,
        coalesce(extract(epoch from siji_now() - min(due_at)), 0)::float8 as late
      from timers where due_at <= siji_now() and (leased_until is null or leased_until < 'infinity')) as t`
  const jobs = await sql<JobCount[]>`
    select job_type as "jobType", state, count(*)::int as count from (
      select job_type, case when retries <= 0 then 'failed' when leased_until = 'infinity' then 'suspended'
        when leased_until > clock_timestamp() then 'running' else 'waiting' end as state from jobs) as j
    group by job_type, state order by count(*) desc, job_type, state`
  return { ...counts, jobs }
}
