import { and, asc, count, desc, eq, exists, ilike, isNull, or, type SQL, sql } from 'drizzle-orm'
import { applications } from '../applications/tables.ts'
import { taskCopies } from '../copies/tables.ts'
import { enterprises } from '../enterprises/tables.ts'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import { projects } from '../projects/tables.ts'
import { taskOf } from '../tasks/queries.ts'
import type { Task } from '../tasks/task.ts'
import type { AsOf, InboxChoices, InboxFilter, InboxOrder, InboxTab, Reader } from './inbox.ts'
import { hasLight } from './lights/queries.ts'
import { type TaskSource, tasksOf } from './tabs/queries.ts'

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

/**
 * One part of an inbox, in the order asked for; what has no limit comes after what has one. By limit, copies that were
 * not read come first, and what has ended comes last.
 */
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
      processId: task.processId,
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
      light: task.light,
      openedAt: task.openedAt,
      endedAt: task.endedAt,
    })
    .from(task)
    .innerJoin(applications, isAbout(task))
    .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
    .leftJoin(projects, isProject)
    .leftJoin(people, sql`${people.id}::text = ${task.assignee}`)
    .where(narrowedTo(task, filter, asOf))
    .orderBy(
      ...(order === 'due' ? before(tx, reader, tab, task) : []),
      sorted[order],
      asc(task.openedAt),
      asc(task.instanceId),
      asc(task.key),
    )
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

const isProject = and(eq(projects.parkId, applications.parkId), eq(projects.id, applications.projectId))

/** What counts more than a limit. */
function before(tx: Tx, { access, personId }: Reader, tab: InboxTab, task: TaskSource): readonly SQL[] {
  if (tab !== 'copied' && tab !== 'followed') return []
  const { parkId, instanceId, taskKey, readAt } = taskCopies
  const unread = tx
    .select({ one: sql`1` })
    .from(taskCopies)
    .where(
      and(
        eq(parkId, access.park.id),
        eq(taskCopies.personId, personId),
        eq(instanceId, task.instanceId),
        eq(taskKey, task.key),
        isNull(readAt),
      ),
    )
  return [...(tab === 'copied' ? [desc(exists(unread))] : []), sql`${task.endedAt} is not null`]
}

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
