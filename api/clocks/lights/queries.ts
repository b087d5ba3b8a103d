import { type SQL, sql } from 'drizzle-orm'
import type { Light } from '../clock.ts'

/**
 * The light that a row `c` of `clocks` shows now. What is stored is as of its last change: once `turns_at` has come it
 * has turned, whether anybody has noted that yet or not.
 */
const lightNow: SQL<Light> = sql<Light>`case
  when c.light = 'grey' or c.turns_at is null or c.turns_at > siji_now() then c.light
  when c.due_at < siji_now() then 'red' else 'yellow' end`

/**
 * The light of the open clock of a row of `tasks`; `null` where it has none. Of two, the promised one counts, as on its
 * page. Names are written out, for a query of one table leaves the table's name out before columns.
 */
export const clockLight: SQL<Light | null> = sql<Light | null>`(select ${lightNow} from clocks c
  where c.park_id = tasks.park_id and c.instance_id = tasks.instance_id and c.host = tasks.key and c.ended_at is null
  order by c.clock limit 1)`
