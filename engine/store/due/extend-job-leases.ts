import type { Sql } from 'postgres'
import type { LeasedJob } from './lease-jobs.ts'

/** Keeps jobs that are still being worked on for another `seconds`; one that was given back or taken is left alone. */
export async function extendJobLeases(sql: Sql, jobs: readonly LeasedJob[], seconds: number): Promise<void> {
  const rows = jobs.map(({ parkId, instanceId, key, attempt }) => ({
    park_id: parkId,
    instance_id: instanceId,
    key,
    attempt,
  }))
  await sql`
    update jobs j set leased_until = clock_timestamp() + ${seconds} * interval '1 second'
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(park_id uuid, instance_id uuid, key integer, attempt integer)
    where j.park_id = r.park_id and j.instance_id = r.instance_id and j.key = r.key and j.attempt = r.attempt
      and j.leased_until < 'infinity'`
}
