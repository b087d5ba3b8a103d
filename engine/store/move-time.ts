import type { Sql } from 'postgres'

/** Moves virtual time forward to `at`; `null` where the database is in production mode or its time is later already. */
export async function moveTime(sql: Sql, at: number): Promise<number | null> {
  const [row] = await sql<{ now: number }[]>`
    update settings set time_offset = to_timestamp(${at / 1000}::float8) - now()
    where mode = 'demo' and siji_now() <= to_timestamp(${at / 1000}::float8)
    returning (extract(epoch from now() + time_offset) * 1000)::float8 as now`
  return row?.now ?? null
}
