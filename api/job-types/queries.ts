import { sql } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import { jobTypes } from './tables.ts'

/** A type of job in a park, and how its jobs stand. */
export interface JobTypeStanding {
  readonly type: string
  readonly isPaused: boolean
  /** Most that may be worked on at the same time; `null` = any number. */
  readonly atMost: number | null
  /** Not taken by anybody, also those that are tried again after a pause. */
  readonly waiting: number
  readonly running: number
  /** Have no try left; an incident stands for each. */
  readonly failed: number
  /** Of instances that are suspended. */
  readonly suspended: number
}

/** Every type that has a job now or of which something is said, by name. */
export async function listJobTypes(tx: Tx, parkId: string): Promise<readonly JobTypeStanding[]> {
  const rows = await tx.execute<JobTypeStanding & Record<string, unknown>>(sql`
    with counted as (
      select job_type, count(*) filter (where retries <= 0)::int as failed,
        count(*) filter (where retries > 0 and leased_until = 'infinity')::int as suspended,
        count(*) filter (where retries > 0 and leased_until > clock_timestamp() and leased_until < 'infinity')::int as running,
        count(*) filter (where retries > 0 and (leased_until is null or leased_until <= clock_timestamp()))::int as waiting
      from jobs where park_id = ${parkId} group by job_type)
    select job_type as type, coalesce(t.is_paused, false) as "isPaused", t.at_most as "atMost",
      coalesce(c.waiting, 0) as waiting, coalesce(c.running, 0) as running, coalesce(c.failed, 0) as failed,
      coalesce(c.suspended, 0) as suspended
    from (select * from job_types where park_id = ${parkId}) t full join counted c using (job_type) order by job_type`)
  return [...rows]
}

export interface JobTypeRule {
  readonly jobType: string
  readonly isPaused: boolean
  readonly atMost: number | null
}

export async function saveJobType(tx: Tx, parkId: string, rule: JobTypeRule, changedBy: string): Promise<void> {
  const said = { isPaused: rule.isPaused, atMost: rule.atMost, changedAt: sql`clock_timestamp()`, changedBy }
  await tx
    .insert(jobTypes)
    .values({ parkId, jobType: rule.jobType, ...said })
    .onConflictDoUpdate({ target: [jobTypes.parkId, jobTypes.jobType], set: said })
}
