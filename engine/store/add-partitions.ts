import type { Sql } from 'postgres'

/** Makes sure that journal and ended tasks have a partition for each of the coming months. */
export async function addPartitions(sql: Sql, months: number): Promise<void> {
  await sql`select add_partitions(${months})`
}
