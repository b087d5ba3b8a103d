import type { Sql } from 'postgres'

/** Whether a timer is due, a thrown message is on its way, or a job of these types is still to be done or tried again. */
export async function findWorkLeft(sql: Sql, jobTypes: readonly string[]): Promise<boolean> {
  const [row] = await sql<[{ left: boolean }]>`
    select exists (select from timers where due_at <= siji_now() and (leased_until is null or leased_until < 'infinity'))
      or exists (select from definition_timers where due_at <= siji_now())
      or exists (select from thrown_messages)
      or exists (select from collected_starts where is_complete)
      or exists (select from jobs where retries > 0 and job_type = any(${jobTypes as string[]})
        and (leased_until is null or leased_until < 'infinity')) as left`
  return row.left
}
