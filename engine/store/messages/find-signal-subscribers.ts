import type { Sql } from 'postgres'

export interface SignalSubscribers {
  readonly ids: readonly string[]
  /** How many there are behind `after`, these included. */
  readonly left: number
}

/** The next instances of a park that wait for a signal, in order of their ids, which sort by time. */
export async function findSignalSubscribers(
  sql: Sql,
  parkId: string,
  name: string,
  after: string | null,
  limit: number,
): Promise<SignalSubscribers> {
  const rows = await sql<{ id: string; left: number }[]>`
    select instance_id as id, count(*) over ()::integer as left from (
      select distinct instance_id from subscriptions
      where park_id = ${parkId} and kind = 'signal' and name = ${name}
        and instance_id > ${after ?? '00000000-0000-0000-0000-000000000000'}) as waiting
    order by instance_id limit ${limit}`
  return { ids: rows.map(({ id }) => id), left: rows[0]?.left ?? 0 }
}
