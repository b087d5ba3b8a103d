import { type SQL, sql } from 'drizzle-orm'
import type { Light } from '../clock.ts'

/**
 * The light of the open clock of a row of `tasks`; `null` where it has none. Of two, the promised one counts, as on its
 * page. Names are written out, for a query of one table leaves the table's name out before columns.
 */
export const clockLight: SQL<Light | null> = sql<Light | null>`(select c.light from clocks c
  where c.park_id = tasks.park_id and c.instance_id = tasks.instance_id and c.host = tasks.key and c.ended_at is null
  order by c.clock limit 1)`
