import { type SQL, sql } from 'drizzle-orm'
import type { DayAndWeek } from '../../parks/day-and-week.ts'
import type { InstanceSearch } from '../instance-row.ts'

type Due = NonNullable<InstanceSearch['due']>

/** Condition on `due_at`: past its limit, or due until the end of this week. Instants of `time` in milliseconds. */
export function isDue(due: Due, time: DayAndWeek): SQL {
  const [now, weekEnd] = [time.now, time.weekEnd].map((at) => new Date(at).toISOString())
  return due === 'overdue' ? sql`due_at < ${now}` : sql`(due_at >= ${now} and due_at < ${weekEnd})`
}

/**
 * What the instances of a park have to keep until the end of this week, as rows of `process_id`, `instance_id` and
 * `due_at`: their open tasks, and the clocks of their own. The overview counts these and the list is filtered by these,
 * so that a number opens exactly the list behind it.
 */
export function limitsThisWeek(parkId: string, time: DayAndWeek): SQL {
  const weekEnd = new Date(time.weekEnd).toISOString()
  // What stands still has no date; naming the other lights lets an index find those that have.
  return sql`
    select process_id, instance_id, due_at from tasks where park_id = ${parkId} and due_at < ${weekEnd}
    union all
    select process_id, instance_id, due_at from clocks
    where park_id = ${parkId} and host = 0 and ended_at is null and light in ('green', 'yellow', 'red')
      and due_at < ${weekEnd}`
}

/**
 * The most urgent of what the instance `i` has to keep: an open task with the clock that makes it due, or a clock of its
 * own, which has no date while it stands still. Of two clocks of a task the promise counts, as on its page.
 */
export const mostUrgent: SQL = sql`
  select started_at, due_at, clock_key, is_whole from (
    select t.opened_at as started_at, t.due_at, false as is_whole,
      (select c.key from clocks c where c.park_id = t.park_id and c.instance_id = t.instance_id and c.host = t.key
        and c.ended_at is null order by c.clock limit 1) as clock_key
    from tasks t where t.park_id = i.park_id and t.instance_id = i.id and t.due_at is not null
    union all
    select c.started_at, c.due_at, true, c.key from clocks c
    where c.park_id = i.park_id and c.instance_id = i.id and c.host = 0 and c.ended_at is null) limits
  order by due_at nulls last, is_whole, clock_key limit 1`
