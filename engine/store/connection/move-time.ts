import type { Sql } from 'postgres'
import type { ReadTime } from './read-now.ts'

/** `at`: where virtual time goes to, in milliseconds since 1970, or to the real time; what is `null` stays as it is. */
export interface TimeChange {
  readonly at: number | 'real' | null
  /** Virtual seconds for each real one, 0 to 1,000,000. */
  readonly speed: number | null
}

/**
 * Moves virtual time: forward, or anywhere while no instance has been started yet. `null` where the database is in
 * production mode, or time would run backwards under an instance.
 */
export async function moveTime(sql: Sql, { at, speed }: TimeChange): Promise<ReadTime | null> {
  const goal = typeof at === 'number' ? at / 1000 : null
  const [row] = await sql<ReadTime[]>`
    update settings set time_offset = goal.at - now(), time_speed = coalesce(${speed}::float8, time_speed), speed_since = now()
    from (select case when ${at === 'real'} then now()
      else coalesce(to_timestamp(${goal}::float8), siji_now()) end as at) as goal
    where mode = 'demo' and (siji_now() <= goal.at or not exists (select from process_instances))
    returning (extract(epoch from goal.at) * 1000)::float8 as now, time_speed as speed,
      (extract(epoch from goal.at - now()) * 1000)::float8 as ahead`
  return row ?? null
}
