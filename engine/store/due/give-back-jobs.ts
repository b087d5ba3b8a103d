import type { Sql } from 'postgres'
import type { LeasedJob } from './lease-jobs.ts'

/** Gives back what was taken for a worker that has left; others may take it at once. */
export async function giveBackJobs(sql: Sql, jobs: readonly LeasedJob[]): Promise<void> {
  const rows = jobs.map(({ parkId, instanceId, key, attempt }) => ({
    park_id: parkId,
    instance_id: instanceId,
    key,
    attempt,
  }))
  await sql`
    update jobs j set leased_until = null
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(park_id uuid, instance_id uuid, key integer, attempt integer)
    where j.park_id = r.park_id and j.instance_id = r.instance_id and j.key = r.key and j.attempt = r.attempt
      and j.leased_until < 'infinity'`
}
