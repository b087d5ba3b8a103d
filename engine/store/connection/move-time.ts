import type { Sql } from 'postgres'

/**
 * Moves virtual time to `at`: forward, or anywhere while no instance has been started yet. `null` where the database is
 * in production mode, or time would run backwards under an instance.
 */
export async function moveTime(sql: Sql, at: number): Promise<number | null> {
  const [row] = await sql<{ now: number }[]>`
    update settings set time_offset = to_timestamp(${at / 1000}::float8) - now()
    where mode = 'demo' and (siji_now() <= to_timestamp(${at / 1000}::float8)
      or not exists (select from process_instances))
    returning (extract(epoch from now() + time_offset) * 1000)::float8 as now`
  return row?.now ?? null
}
