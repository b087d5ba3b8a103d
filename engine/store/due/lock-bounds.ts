import type { ISql } from 'postgres'
import type { JobSearch } from './lease-jobs.ts'

/**
 * Locks what bounds these types for the rest of the transaction, so that two nodes never count at the same time; gives
 * whether there is any such bound.
 */
export async function lockBounds(sql: ISql, { jobTypes, parkId }: JobSearch): Promise<boolean> {
  const rows = await sql`
    select from job_types t
    where t.job_type = any(${jobTypes as string[]}::text[]) and t.at_most is not null and not t.is_paused
      and (${parkId}::uuid is null or t.park_id = ${parkId}::uuid)
    order by t.park_id, t.job_type for update`
  return rows.length > 0
}
