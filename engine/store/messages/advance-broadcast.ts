import type { Sql } from 'postgres'
import type { ThrownMessage } from './lease-thrown-messages.ts'

/** Remembers how far a signal has come, and keeps it for further `seconds`. */
export async function advanceBroadcast(
  sql: Sql,
  signal: ThrownMessage,
  reached: string,
  seconds: number,
): Promise<void> {
  const { parkId, instanceId, revision, position } = signal
  await sql`
    update thrown_messages set reached = ${reached}, leased_until = clock_timestamp() + ${seconds} * interval '1 second'
    where park_id = ${parkId} and instance_id = ${instanceId} and revision = ${revision} and position = ${position}`
}
