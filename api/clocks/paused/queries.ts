import { type SQL, sql } from 'drizzle-orm'

/**
 * Whether the clock of a row of `tasks` stands still: of two, the promised one counts. Names are written out, for a query
 * of one table leaves the table's name out before columns.
 */
export const isPaused: SQL<boolean> = sql<boolean>`coalesce((select c.state = 'paused' from clocks c
  where c.park_id = tasks.park_id and c.instance_id = tasks.instance_id and c.host = tasks.key and c.ended_at is null
  order by c.clock limit 1), false)`
