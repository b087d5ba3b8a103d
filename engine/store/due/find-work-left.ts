import type { Sql } from 'postgres'

/** Whether a timer is due, a thrown message is on its way, a kept one is awaited, or a job of these types is still to be done or tried again. */
export async function findWorkLeft(sql: Sql, jobTypes: readonly string[]): Promise<boolean> {
  const [row] = await sql<[{ left: boolean }]>`
    select exists (select from timers where due_at <= siji_now() and (leased_until is null or leased_until < 'infinity'))
      or exists (select from definition_timers where due_at <= siji_now())
      or exists (select from thrown_messages)
      or exists (select from collected_starts where is_complete)
      or exists (select from kept_messages k join subscriptions s
        on s.name = k.name and s.park_id = k.park_id and s.kind = 'message'
          and (s.correlation_key is null or s.correlation_key = k.correlation_key)
        where k.leased_until is null and k.expires_at > siji_now())
      or exists (select from jobs j where retries > 0 and job_type = any(${jobTypes as string[]})
        and (leased_until is null or leased_until < 'infinity') and not exists (select from job_types t
          where t.park_id = j.park_id and t.job_type = j.job_type and t.is_paused)) as left`
  return row.left
}
