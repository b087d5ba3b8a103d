import type { Sql } from 'postgres'

/** The instance in which a message is waited for: by its own key before any key, the oldest first. */
export async function findSubscriber(
  sql: Sql,
  parkId: string,
  name: string,
  correlationKey: string | null,
): Promise<string | null> {
  const [row] = await sql<{ instanceId: string }[]>`
    select instance_id as "instanceId" from subscriptions
    where park_id = ${parkId} and kind = 'message' and name = ${name} and (correlation_key is null or correlation_key = ${correlationKey})
    order by correlation_key nulls last, instance_id, key limit 1`
  return row?.instanceId ?? null
}
