import type { Sql } from 'postgres'
import { jobLeaseRanOut } from './job-lease-ran-out.ts'

/** A type of job in a park. */
export interface JobTypeInPark {
  readonly parkId: string
  readonly jobType: string
}

/** Those of these of which a job could be taken now; a bound is not looked at. */
export async function findDueTypes(sql: Sql, asked: readonly JobTypeInPark[]): Promise<readonly JobTypeInPark[]> {
  const rows = asked.map(({ parkId, jobType }) => ({ park_id: parkId, job_type: jobType }))
  return await sql<JobTypeInPark[]>`
    select a.park_id as "parkId", a.job_type as "jobType"
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as a(park_id uuid, job_type text)
    where not exists (select from job_types t where t.park_id = a.park_id and t.job_type = a.job_type and t.is_paused)
      and exists (select from jobs j where j.job_type = a.job_type and j.park_id = a.park_id and j.retries > 0
        and j.run_at <= clock_timestamp() and ${jobLeaseRanOut(sql)})`
}
