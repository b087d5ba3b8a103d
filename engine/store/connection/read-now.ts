import type { ISql } from 'postgres'

/** `siji_now()` in milliseconds since 1970. */
export async function readNow(sql: ISql): Promise<number> {
  const [row] = await sql<[{ now: number }]>`select (extract(epoch from siji_now()) * 1000)::float8 as now`
  return row.now
}
