import type { Sql } from 'postgres'
import { leaseRanOut } from './lease-ran-out.ts'

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

/** Takes up to `limit` jobs of these types for `seconds`, the longest waiting first. */
export async function leaseJobs(
  sql: Sql,
  jobTypes: readonly string[],
  limit: number,
  seconds: number,
): Promise<readonly LeasedJob[]> {
  return await sql<LeasedJob[]>`
    with due as (
      select park_id, instance_id, key from jobs
      where retries > 0 and run_at <= clock_timestamp() and ${leaseRanOut(sql, seconds)}
        and job_type = any(${jobTypes as string[]})
      order by run_at limit ${limit} for update skip locked)
    update jobs j set leased_until = clock_timestamp() + ${seconds} * interval '1 second', attempt = j.attempt + 1
    from due join process_instances p on p.park_id = due.park_id and p.id = due.instance_id
    where j.park_id = due.park_id and j.instance_id = due.instance_id and j.key = due.key
    returning j.park_id as "parkId", j.instance_id as "instanceId", j.root_instance_id as "rootInstanceId",
      p.process_id as "processId", p.definition_hash as "definitionHash", p.business_key as "businessKey", j.key, j.node,
      j.job_type as "jobType", j.retries, j.attempt`
}
