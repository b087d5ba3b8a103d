import type { Sql } from 'postgres'

/** The next instances in which a signal is waited for, in order of their ids. */
export async function findSignalSubscribers(
  sql: Sql,
  parkId: string,
  name: string,
  after: string | null,
  limit: number,
): Promise<readonly string[]> {
  const rows = await sql<{ instanceId: string }[]>`
    select distinct instance_id as "instanceId" from subscriptions
    where park_id = ${parkId} and kind = 'signal' and name = ${name}
      and instance_id > ${after ?? '00000000-0000-0000-0000-000000000000'}
    order by instance_id limit ${limit}`
  return rows.map(({ instanceId }) => instanceId)
}
