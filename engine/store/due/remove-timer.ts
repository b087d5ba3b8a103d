import type { Sql } from 'postgres'
import type { DueTimer } from './lease-timers.ts'

/** Removes a timer that nothing waits for; one that has been started again meanwhile stays. */
export async function removeTimer(sql: Sql, { parkId, instanceId, key, dueAt }: DueTimer): Promise<void> {
  await sql`
    delete from timers where park_id = ${parkId} and instance_id = ${instanceId} and key = ${key}
      and due_at <= to_timestamp(${dueAt / 1000}::float8)`
}
