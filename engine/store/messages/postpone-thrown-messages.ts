import type { Sql } from 'postgres'
import type { ThrownMessage } from './lease-thrown-messages.ts'

/** Lets messages of one instance, which could not arrive yet, be taken again after `seconds`. */
export async function postponeThrownMessages(
  sql: Sql,
  messages: readonly ThrownMessage[],
  seconds: number,
): Promise<void> {
  const [first] = messages
  if (first === undefined) return
  const revisions = messages.map(({ revision }) => revision)
  const positions = messages.map(({ position }) => position)
  await sql`
    update thrown_messages t set leased_until = clock_timestamp() + ${seconds} * interval '1 second'
    from unnest(${revisions}::int[], ${positions}::int[]) as w(revision, position)
    where t.park_id = ${first.parkId} and t.instance_id = ${first.instanceId}
      and t.revision = w.revision and t.position = w.position`
}
