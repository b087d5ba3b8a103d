import type { ISql } from 'postgres'
import { jobLeaseRanOut } from './job-lease-ran-out.ts'

export interface LeasedJob {
  readonly parkId: string
  readonly instanceId: string
  readonly rootInstanceId: string
  readonly processId: string
  readonly definitionHash: string
  readonly businessKey: string | null
  readonly key: number
  readonly node: string
  readonly jobType: string
  /** What is left, this attempt included. */
  readonly retries: number
  /** How often it has been taken, this time included. */
  readonly attempt: number
}

export interface JobSearch {
  readonly jobTypes: readonly string[]
  /** `null` = of every park. */
  readonly parkId: string | null
  /** A program outside, which names its types in order of priority; `null` = a handler of this node, to which all are equal. */
  readonly worker: string | null
  readonly limit: number
  /** How long the jobs are kept from others. */
  readonly seconds: number
}

/**
 * Takes jobs on lease, the longest waiting first; none of a type that is paused in its park, and of a bounded one no more
 * than are free. The bound holds where `lockBounds` has been called in the same transaction.
 */
export async function leaseJobs(sql: ISql, search: JobSearch): Promise<readonly LeasedJob[]> {
  const { jobTypes, parkId, worker, limit, seconds } = search
  const isDue = sql`j.retries > 0 and j.run_at <= clock_timestamp() and ${jobLeaseRanOut(sql)}`
  const inPark = sql`(${parkId}::uuid is null or j.park_id = ${parkId}::uuid)`
  return await sql<LeasedJob[]>`
    with asked as (
      select job_type, case when ${worker}::text is null then 0 else position end as priority
      from unnest(${jobTypes as string[]}::text[]) with ordinality as a(job_type, position)),
    bounded as (
      select t.park_id, t.job_type, a.priority, case when t.is_paused then 0 else greatest(0, t.at_most - (
        select count(*) from jobs j where j.park_id = t.park_id and j.job_type = t.job_type and j.retries > 0
          and j.leased_until < 'infinity' and not ${jobLeaseRanOut(sql)})) end as free
      from asked a join job_types t using (job_type)
      where (t.is_paused or t.at_most is not null) and (${parkId}::uuid is null or t.park_id = ${parkId}::uuid)),
    due as (
      select f.* from asked a cross join lateral (
        select j.park_id, j.instance_id, j.key, j.run_at, a.priority from jobs j
        where j.job_type = a.job_type and ${inPark} and ${isDue}
          and not exists (select from bounded b where b.park_id = j.park_id and b.job_type = j.job_type)
        order by j.run_at limit ${limit} for update of j skip locked) f
      union all
      select f.* from bounded b cross join lateral (
        select j.park_id, j.instance_id, j.key, j.run_at, b.priority from jobs j
        where j.job_type = b.job_type and j.park_id = b.park_id and ${isDue}
        order by j.run_at limit least(b.free, ${limit}) for update of j skip locked) f),
    taken as (select * from due order by priority, run_at limit ${limit})
    update jobs j set leased_until = clock_timestamp() + ${seconds} * interval '1 second', attempt = j.attempt + 1,
      worker = ${worker}
    from taken t join process_instances p on p.park_id = t.park_id and p.id = t.instance_id
    where j.park_id = t.park_id and j.instance_id = t.instance_id and j.key = t.key
    returning j.park_id as "parkId", j.instance_id as "instanceId", j.root_instance_id as "rootInstanceId",
      p.process_id as "processId", p.definition_hash as "definitionHash", p.business_key as "businessKey", j.key, j.node,
      j.job_type as "jobType", j.retries, j.attempt`
}
