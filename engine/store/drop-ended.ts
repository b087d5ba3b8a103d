import type { Sql } from 'postgres'

/** Drops these instances for a run of retention, as far as the database itself lets them go; gives how many went. */
export async function dropEnded(sql: Sql, parkId: string, runId: string, ids: readonly string[]): Promise<number> {
  const [row] = await sql<[{ dropped: number }]>`
    select drop_ended_instances(${parkId}, ${runId}, ${ids as string[]}::uuid[]) as dropped`
  return row.dropped
}

/** Removes months of the journal and of ended tasks in which nothing is left; gives how many tables went. */
export async function dropEmptyMonths(sql: Sql): Promise<number> {
  const [row] = await sql<[{ dropped: number }]>`select drop_empty_months() as dropped`
  return row.dropped
}
