import { and, asc, count, eq, ilike, or, type SQL, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import { endedTasks, tasks } from '../../engine/index.ts'
import { applications } from '../applications/tables.ts'
import { enterprises } from '../enterprises/tables.ts'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import { projects } from '../projects/tables.ts'
import { taskOf } from '../tasks/queries.ts'
import type { Task } from '../tasks/task.ts'
import type { AsOf, InboxChoices, InboxFilter, InboxOrder, InboxTab, Reader } from './inbox.ts'
import { anyOf, hasLight } from './lights/queries.ts'

/** How many tasks a tab holds. */
export async function countTab(tx: Tx, reader: Reader, tab: InboxTab): Promise<number> {
  const [row] = await tx.select({ count: count() }).from(tasksOf(tx, reader, tab))
  return row?.count ?? 0
}

/** How many of them the filter lets through. */
export async function countInbox(
  tx: Tx,
  reader: Reader,
  tab: InboxTab,
  filter: InboxFilter,
  asOf: AsOf,
): Promise<number> {
  const task = tasksOf(tx, reader, tab)
  const [row] = await tx
    .select({ count: count() })
    .from(task)
    .innerJoin(applications, isAbout(task))
    .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
    .leftJoin(projects, isProject)
    .where(narrowedTo(task, filter, asOf))
  return row?.count ?? 0
}

export interface Part {
  readonly order: InboxOrder
  readonly descending: boolean
  readonly offset: number
  readonly limit: number
}

/** One part of an inbox, in the order asked for; what has no limit comes after what has one. */
export async function listInbox(
  tx: Tx,
  reader: Reader,
  tab: InboxTab,
  filter: InboxFilter,
  asOf: AsOf,
  { order, descending, offset, limit }: Part,
): Promise<readonly Task[]> {
  const task = tasksOf(tx, reader, tab)
  const direction = descending ? sql`desc` : sql`asc`
  const sorted: { readonly [order in InboxOrder]: SQL } = {
    due: sql`${task.dueAt} ${direction} nulls last`,
    opened: sql`coalesce(${task.endedAt}, ${task.openedAt}) ${direction}`,
    project: sql`${projects.name} ${direction} nulls last`,
    step: sql`${task.name} ${direction} nulls last`,
    number: sql`${applications.number} ${direction} nulls last`,
  }
  const rows = await tx
    .select({
      instanceId: task.instanceId,
      key: task.key,
      applicationId: task.rootInstanceId,
      applicationNumber: applications.number,
      definitionHash: applications.definitionHash,
      enterpriseId: enterprises.id,
      enterpriseName: enterprises.name,
      projectName: projects.name,
      projectCode: projects.code,
      node: task.node,
      name: task.name,
      department: task.department,
      post: task.post,
      checkPost: task.checkPost,
      form: task.form,
      permit: task.permit,
      state: task.state,
      assignee: task.assignee,
      assigneeName: people.name,
      answerer: task.answerer,
      checker: task.checker,
      dueAt: task.dueAt,
      openedAt: task.openedAt,
      endedAt: task.endedAt,
    })
    .from(task)
    .innerJoin(applications, isAbout(task))
    .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
    .leftJoin(projects, isProject)
    .leftJoin(people, sql`${people.id}::text = ${task.assignee}`)
    .where(narrowedTo(task, filter, asOf))
    .orderBy(sorted[order], asc(task.openedAt), asc(task.instanceId), asc(task.key))
    .offset(offset)
    .limit(limit)
  return rows.map(taskOf)
}

/** What stands in a tab, for the filter to choose from. */
export async function listChoices(tx: Tx, reader: Reader, tab: InboxTab): Promise<InboxChoices> {
  const task = tasksOf(tx, reader, tab)
  const rows = await tx
    .selectDistinct({
      node: task.node,
      name: task.name,
      permit: task.permit,
      department: task.department,
      definitionHash: applications.definitionHash,
    })
    .from(task)
    .innerJoin(applications, isAbout(task))
    .orderBy(asc(task.permit), asc(task.node))
    .limit(1_000)
  const unique = <Value>(entries: readonly (readonly [string, Value])[]) => [...new Map(entries).values()]
  return {
    steps: unique(rows.map(({ node, name }) => [node, { node, name }])),
    permits: unique(
      rows.flatMap(({ permit, definitionHash }) =>
        permit === null ? [] : [[permit, { letter: permit, definitionHash }] as const],
      ),
    ),
    departments: unique(rows.flatMap(({ department }) => (department === null ? [] : [[department, department]]))),
  }
}

const columns = {
  parkId: tasks.parkId,
  instanceId: tasks.instanceId,
  key: tasks.key,
  rootInstanceId: tasks.rootInstanceId,
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
  openedAt: tasks.openedAt,
  endedAt: sql<Date | null>`null::timestamptz`.mapWith(endedTasks.endedAt).as('ended_at'),
}

const endedColumns = {
  parkId: endedTasks.parkId,
  instanceId: endedTasks.instanceId,
  key: endedTasks.key,
  rootInstanceId: endedTasks.rootInstanceId,
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
  openedAt: endedTasks.openedAt,
  endedAt: sql<Date | null>`${endedTasks.endedAt}`.mapWith(endedTasks.endedAt).as('ended_at'),
}

/** The tasks of a tab, open ones and ended ones under the same names. */
function tasksOf(tx: Tx, { access, personId }: Reader, tab: InboxTab) {
  const inPark = eq(tasks.parkId, access.park.id)
  const posts = access.memberships.map(({ department, post }) => ({ department, post }))
  const open = (condition: SQL | undefined) => tx.select(columns).from(tasks).where(and(inPark, condition))
  switch (tab) {
    case 'mine':
      return open(and(eq(tasks.assignee, personId), eq(tasks.state, 'claimed'))).as('task')
    case 'department':
      return open(
        // The head of a department sees all that is open in it, to hand it out.
        anyOf(posts, ({ department, post }) =>
          and(
            eq(tasks.state, 'open'),
            eq(tasks.department, department),
            post === 'signatory' ? undefined : eq(tasks.post, post),
          ),
        ),
      ).as('task')
    case 'checking':
      return open(
        and(
          sql`${tasks.answerer} is distinct from ${personId}`,
          anyOf(posts, ({ department, post }) =>
            and(eq(tasks.state, 'inCheck'), eq(tasks.department, department), eq(tasks.checkPost, post)),
          ),
        ),
      ).as('task')
    case 'done': {
      const ended = tx
        .select(endedColumns)
        .from(endedTasks)
        .where(
          and(
            eq(endedTasks.parkId, access.park.id),
            or(eq(endedTasks.answerer, personId), eq(endedTasks.checker, personId)),
          ),
        )
      // What waits for the second person is done for the first.
      const inCheck = anyOf(posts, ({ department }) =>
        and(eq(tasks.department, department), eq(tasks.state, 'inCheck'), eq(tasks.answerer, personId)),
      )
      return unionAll(open(inCheck), ended).as('task')
    }
  }
}

export type TaskSource = ReturnType<typeof tasksOf>

const isProject = and(eq(projects.parkId, applications.parkId), eq(projects.id, applications.projectId))

function isAbout(task: TaskSource): SQL | undefined {
  return and(eq(applications.parkId, task.parkId), eq(applications.id, task.rootInstanceId))
}

function narrowedTo(task: TaskSource, filter: InboxFilter, asOf: AsOf): SQL | undefined {
  const { q, step, permit, department } = filter
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  return and(
    step === '' ? undefined : eq(task.node, step),
    permit === '' ? undefined : eq(task.permit, permit),
    department === '' ? undefined : eq(task.department, department),
    hasLight(task, filter.light, asOf),
    q === ''
      ? undefined
      : or(
          ilike(projects.name, like),
          ilike(enterprises.name, like),
          ilike(applications.number, like),
          ilike(projects.code, like),
        ),
  )
}
