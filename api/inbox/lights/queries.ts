import { and, gte, isNull, lt, lte, not, or, type SQL, sql } from 'drizzle-orm'
import type { AsOf, InboxFilter } from '../inbox.ts'
import type { TaskSource } from '../tabs/queries.ts'

/**
 * Whether a task shows this light now: grey while its clock stands still, else what is overdue by its date, else the
 * light of its clock, else the windows, which are ranges of instants, so that the database may count them.
 */
export function hasLight(task: TaskSource, light: InboxFilter['light'], { now, yellow }: AsOf): SQL | undefined {
  const isInWindow = anyOf(yellow, ({ dueFrom, dueUntil, startedBefore }) =>
    and(
      gte(task.dueAt, dueFrom),
      lte(task.dueAt, dueUntil),
      startedBefore === null ? undefined : lt(task.openedAt, startedBefore),
    ),
  )
  const isGrey = sql`${task.light} is not distinct from 'grey'`
  const isYellow = sql`case when ${task.light} is null then ${isInWindow} else ${task.light} = 'yellow' end`
  switch (light) {
    case '':
      return undefined
    case 'none':
      return and(isNull(task.dueAt), not(isGrey))
    case 'grey':
      return isGrey
    case 'red':
      return and(lt(task.dueAt, now), not(isGrey))
    case 'yellow':
      return and(gte(task.dueAt, now), isYellow)
    case 'green':
      return and(gte(task.dueAt, now), not(isYellow), not(isGrey))
  }
}

/** Where one of these holds; nowhere when there is none. */
export function anyOf<Each>(list: readonly Each[], condition: (each: Each) => SQL | undefined): SQL {
  return or(...list.map(condition)) ?? sql`false`
}
