import { sql } from 'drizzle-orm'
import { isDue, limitsThisWeek } from '../instances/limits/queries.ts'
import type { DayAndWeek } from '../parks/day-and-week.ts'
import type { Tx } from '../plugins/database.ts'

/** How things stand with the instances of one process. */
export interface ProcessCounts {
  readonly processId: string
  readonly name: string | null
  readonly running: number
  /** Running instances with a task, or a clock of their own, that is due until the end of this week. */
  readonly dueThisWeek: number
  /** Running instances with a task, or a clock of their own, past its limit. */
  readonly overdue: number
  readonly incidents: number
  readonly startedToday: number
  readonly endedToday: number
}

/**
 * One line per process of the park. Counts only what is alive and what happened today, so that it takes no longer the
 * longer the park has existed.
 */
export async function countByProcess(tx: Tx, parkId: string, time: DayAndWeek): Promise<readonly ProcessCounts[]> {
  const today = new Date(time.dayStart).toISOString()
  const rows = await tx.execute<{ [Name in keyof ProcessCounts]: ProcessCounts[Name] }>(sql`
    with
      processes as (
        select distinct on (process_id) process_id, name from definitions where park_id = ${parkId}
        order by process_id, version desc),
      running as (
        select process_id, count(*)::int as running from process_instances
        where park_id = ${parkId} and status = 'active' group by process_id),
      limits as (
        select process_id,
          count(distinct instance_id) filter (where ${isDue('week', time)})::int as due,
          count(distinct instance_id) filter (where ${isDue('overdue', time)})::int as overdue
        from (${limitsThisWeek(parkId, time)}) limits group by process_id),
      stuck as (
        select i.process_id, count(*)::int as incidents from incidents n
        join process_instances i on i.park_id = n.park_id and i.id = n.instance_id
        where n.park_id = ${parkId} group by i.process_id),
      started as (
        select process_id, count(*)::int as started from process_instances
        where park_id = ${parkId} and started_at >= ${today} group by process_id),
      ended as (
        select process_id, count(*)::int as ended from process_instances
        where park_id = ${parkId} and ended_at >= ${today} group by process_id)
    select process_id as "processId", name, coalesce(running, 0) as running, coalesce(due, 0) as "dueThisWeek",
      coalesce(overdue, 0) as overdue, coalesce(incidents, 0) as incidents, coalesce(started, 0) as "startedToday",
      coalesce(ended, 0) as "endedToday"
    from processes left join running using (process_id) left join limits using (process_id)
      left join stuck using (process_id) left join started using (process_id) left join ended using (process_id)
    order by process_id`)
  return [...rows]
}
