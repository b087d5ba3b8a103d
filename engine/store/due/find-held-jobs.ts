import type { Sql } from 'postgres'
import type { Held, HeldJob } from './hold-job.ts'

/**
 * Those of these attempts that are their worker's for at least `seconds` more, by `nameOfHeld`. Reading is enough for
 * them: until then nobody else can take the job.
 */
export async function findHeldJobs(
  sql: Sql,
  jobs: readonly HeldJob[],
  seconds: number,
): Promise<ReadonlyMap<string, Held>> {
  const rows = jobs.map(({ parkId, instanceId, key, attempt, worker }) => ({
    park_id: parkId,
    instance_id: instanceId,
    key,
    attempt,
    worker,
  }))
  const found = await sql<(HeldJob & { readonly retries: number; readonly leasedUntil: number })[]>`
    select r.park_id as "parkId", r.instance_id as "instanceId", r.key, r.attempt, r.worker, j.retries,
      (extract(epoch from j.leased_until) * 1000)::float8 as "leasedUntil"
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(park_id uuid, instance_id uuid, key integer, attempt integer, worker text)
    cross join lateral (
      select retries, leased_until from jobs j
      where j.park_id = r.park_id and j.instance_id = r.instance_id and j.key = r.key and j.attempt = r.attempt
        and j.worker = r.worker and j.retries > 0 and j.leased_until < 'infinity'
        and j.leased_until >= clock_timestamp() + ${seconds} * interval '1 second'
      limit 1) j`
  return new Map(
    found.map((each) => [nameOfHeld(each), { retries: each.retries, leasedUntil: new Date(each.leasedUntil) }]),
  )
}

/** One text for each attempt of a worker. */
export function nameOfHeld({ parkId, instanceId, key, attempt, worker }: HeldJob): string {
  return JSON.stringify([parkId, instanceId, key, attempt, worker])
}
