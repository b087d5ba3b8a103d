import type { ISql } from 'postgres'
import type { Pace } from './database-clock.ts'

export interface ReadTime extends Pace {
  /** `siji_now()` in milliseconds since 1970. */
  readonly now: number
}

/** What time it is by the engine, and at which pace it runs. */
export async function readNow(sql: ISql): Promise<ReadTime> {
  const [row] = await sql<[ReadTime]>`
    select (extract(epoch from siji_now()) * 1000)::float8 as now, coalesce(time_speed, 1) as speed,
      (extract(epoch from siji_now() - now()) * 1000)::float8 as ahead
    from (select 1) as always left join settings on true`
  return row
}
