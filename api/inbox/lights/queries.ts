import { and, eq, gte, isNull, lt, lte, not, or, type SQL, sql } from 'drizzle-orm'
import type { AsOf, InboxFilter } from '../inbox.ts'
import type { TaskSource } from '../tabs/queries.ts'

/** Whether a task shows this light now: the lights as ranges of instants, so that the database may count them. */
export function hasLight(task: TaskSource, light: InboxFilter['light'], { now, yellow }: AsOf): SQL | undefined {
  const isYellow = anyOf(yellow, ({ dueFrom, dueUntil, startedBefore }) =>
    and(
      gte(task.dueAt, dueFrom),
      lte(task.dueAt, dueUntil),
      startedBefore === null ? undefined : lt(task.openedAt, startedBefore),
    ),
  )
  switch (light) {
    case '':
      return undefined
    case 'none':
      return and(isNull(task.dueAt), not(eq(task.isPaused, true)))
    case 'grey':
      return eq(task.isPaused, true)
    case 'red':
      return lt(task.dueAt, now)
    case 'yellow':
      return isYellow
    case 'green':
      return and(gte(task.dueAt, now), not(isYellow))
  }
}

/** Where one of these holds; nowhere when there is none. */
export function anyOf<Each>(list: readonly Each[], condition: (each: Each) => SQL | undefined): SQL {
  return or(...list.map(condition)) ?? sql`false`
}
