import { and, asc, eq, exists, or, type SQL, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import { endedTasks, ofRoot, tasks } from '../../../engine/index.ts'
import type { Light } from '../../clocks/clock.ts'
import { clockLight } from '../../clocks/lights/queries.ts'
import { taskCopies } from '../../copies/tables.ts'
import { followedApplications } from '../../follows/tables.ts'
import { isToBeClaimed } from '../../ladder/given/queries.ts'
import { ladderRungs } from '../../ladder/tables.ts'
import type { Tx } from '../../plugins/database.ts'
import { withinScope } from '../../tasks/queries.ts'
import type { InboxTab, Reader } from '../inbox.ts'
import { anyOf } from '../lights/queries.ts'

type TaskTable = typeof tasks | typeof endedTasks

export type TaskSource = ReturnType<typeof tasksOf>

/** The tasks of a tab, open ones and ended ones under the same names. */
export function tasksOf(tx: Tx, { access, personId }: Reader, tab: InboxTab) {
  const inPark = eq(tasks.parkId, access.park.id)
  const posts = heldPosts(access)
  const open = (condition: SQL | undefined) => tx.select(columns).from(tasks).where(and(inPark, condition))
  const ended = (condition: SQL | undefined) =>
    tx
      .select(endedColumns)
      .from(endedTasks)
      .where(and(eq(endedTasks.parkId, access.park.id), condition))
  switch (tab) {
    case 'mine':
      return open(and(eq(tasks.assignee, personId), eq(tasks.state, 'claimed'))).as('task')
    case 'department':
      return open(
        // The head of a department sees all that is open in it, to hand it out.
        anyOf(posts, ({ department, post, within }) =>
          and(
            within,
            isToBeClaimed,
            eq(tasks.department, department),
            post === 'signatory' ? undefined : eq(tasks.post, post),
          ),
        ),
      ).as('task')
    case 'checking':
      return open(
        and(
          sql`${tasks.answerer} is distinct from ${personId}`,
          anyOf(posts, ({ department, post, within }) =>
            and(within, eq(tasks.state, 'inCheck'), eq(tasks.department, department), eq(tasks.checkPost, post)),
          ),
        ),
      ).as('task')
    case 'done': {
      // What waits for the second person is done for the first.
      const inCheck = anyOf(posts, ({ department }) =>
        and(eq(tasks.department, department), eq(tasks.state, 'inCheck'), eq(tasks.answerer, personId)),
      )
      return unionAll(open(inCheck), ended(or(eq(endedTasks.answerer, personId), eq(endedTasks.checker, personId)))).as(
        'task',
      )
    }
    case 'copied': {
      const isCopied = (table: TaskTable) =>
        exists(
          tx
            .select({ one: sql`1` })
            .from(taskCopies)
            .where(
              and(
                eq(taskCopies.parkId, access.park.id),
                eq(taskCopies.personId, personId),
                eq(taskCopies.instanceId, table.instanceId),
                eq(taskCopies.taskKey, table.key),
              ),
            ),
        )
      return unionAll(open(isCopied(tasks)), ended(isCopied(endedTasks))).as('task')
    }
    case 'raised': {
      const isRaised = exists(
        tx
          .select({ one: sql`1` })
          .from(ladderRungs)
          .where(
            and(
              eq(ladderRungs.parkId, access.park.id),
              eq(ladderRungs.personId, personId),
              eq(ladderRungs.instanceId, tasks.instanceId),
              eq(ladderRungs.taskKey, tasks.key),
            ),
          ),
      )
      return open(isRaised).as('task')
    }
    case 'followed': {
      const follows = (table: TaskTable) =>
        and(
          eq(followedApplications.parkId, access.park.id),
          eq(followedApplications.personId, personId),
          ofRoot(table, followedApplications.applicationId),
        )
      const all = unionAll(
        tx.select(columns).from(tasks).innerJoin(followedApplications, follows(tasks)).where(inPark),
        tx
          .select(endedColumns)
          .from(endedTasks)
          .innerJoin(followedApplications, follows(endedTasks))
          .where(eq(endedTasks.parkId, access.park.id)),
      ).as('followed')
      // An application stands there once: at its most urgent step, or at the last one there was.
      return tx
        .selectDistinctOn([all.rootInstanceId])
        .from(all)
        .orderBy(
          all.rootInstanceId,
          sql`${all.endedAt} desc nulls first`,
          sql`${all.dueAt} asc nulls last`,
          asc(all.instanceId),
          asc(all.key),
        )
        .as('task')
    }
  }
}

/** One's own posts, and those in which one stands in for what is within the scope. */
function heldPosts({ memberships, standIns }: Reader['access']) {
  return [
    ...memberships.map(({ department, post }) => ({ department, post, within: undefined })),
    ...standIns.map(({ department, post, ...scope }) => ({ department, post, within: withinScope(scope) })),
  ]
}

const columns = {
  parkId: tasks.parkId,
  instanceId: tasks.instanceId,
  key: tasks.key,
  rootInstanceId: tasks.rootInstanceId,
  processId: tasks.processId,
  node: tasks.node,
  name: tasks.name,
  department: tasks.department,
  post: tasks.post,
  checkPost: tasks.checkPost,
  form: tasks.form,
  permit: tasks.permit,
  state: tasks.state,
  assignee: tasks.assignee,
  answerer: tasks.answerer,
  checker: sql<string | null>`null::text`.as('checker'),
  dueAt: tasks.dueAt,
  light: clockLight.as('light'),
  openedAt: tasks.openedAt,
  endedAt: sql<Date | null>`null::timestamptz`.mapWith(endedTasks.endedAt).as('ended_at'),
}

const endedColumns = {
  parkId: endedTasks.parkId,
  instanceId: endedTasks.instanceId,
  key: endedTasks.key,
  rootInstanceId: endedTasks.rootInstanceId,
  processId: endedTasks.processId,
  node: endedTasks.node,
  name: endedTasks.name,
  department: endedTasks.department,
  post: endedTasks.post,
  checkPost: endedTasks.checkPost,
  form: endedTasks.form,
  permit: endedTasks.permit,
  state: endedTasks.state,
  assignee: endedTasks.assignee,
  answerer: endedTasks.answerer,
  checker: sql<string | null>`${endedTasks.checker}`.as('checker'),
  dueAt: endedTasks.dueAt,
  light: sql<Light | null>`null::text`.as('light'),
  openedAt: endedTasks.openedAt,
  endedAt: sql<Date | null>`${endedTasks.endedAt}`.mapWith(endedTasks.endedAt).as('ended_at'),
}
