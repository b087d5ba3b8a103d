import type { Sql } from 'postgres'
import type { ThrownMessage } from './lease-thrown-messages.ts'

/** Removes a message that has been brought to whom it was for, or that nobody waits for. */
export async function removeThrownMessage(sql: Sql, message: ThrownMessage): Promise<void> {
  const { parkId, instanceId, revision, position } = message
  await sql`
    delete from thrown_messages where park_id = ${parkId} and instance_id = ${instanceId}
      and revision = ${revision} and position = ${position}`
}
