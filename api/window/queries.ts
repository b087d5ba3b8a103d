import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { ofRoot, tasks } from '../../engine/index.ts'
import { latestMilestone } from '../applications/queries.ts'
import { applications } from '../applications/tables.ts'
import { clockLight } from '../clocks/lights/queries.ts'
import { enterprises } from '../enterprises/tables.ts'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import { projects } from '../projects/tables.ts'
import { registrations } from '../registrations/tables.ts'
import type { WindowList, WindowRow } from './window-list.ts'

/** Whose window, and what is looked for. */
export interface WindowFilter {
  readonly parkId: string
  /** Departments in which the person is windowClerk. */
  readonly departments: readonly string[]
  readonly personId: string
  /** Words in number, project, enterprise, project code or credit code; empty = all. */
  readonly words: string
  /** The beginning of today in the park. */
  readonly since: Date
}

const MOST = 1_000

const receivedAt = sql<Date>`(
  select max(s.received_at) from submissions s
  where s.park_id = ${applications.parkId} and s.application_id = ${applications.id} and s.refused_code is null
    and s.command ->> 'type' <> 'answerTask')`

const acceptedAt = sql<Date | null>`(
  select min(m.at) from milestones m
  where m.park_id = ${applications.parkId} and m.root_instance_id = ${applications.id} and m.name = 'inReview')`

const answerBy = sql<Date | null>`(
  select max(n.answer_by) from notices n
  where n.park_id = ${applications.parkId} and n.application_id = ${applications.id})`

/** What stands on one list of the window, most urgent first. */
export async function listAtWindow(tx: Tx, filter: WindowFilter, list: WindowList): Promise<readonly WindowRow[]> {
  const rows = await from(tx, filter)
    .where(and(everyApplication(filter), standsOn(filter, list)))
    .orderBy(
      list === 'all' || list === 'acceptedToday'
        ? sql`${applications.number} desc`
        : sql`${list === 'returned' ? answerBy : receivedAt} asc`,
    )
    .limit(MOST)
  return rows.flatMap(({ number, milestone, ...row }) => {
    if (number === null) return []
    const { receivedAt, acceptedAt, answerBy, ...rest } = row
    const times = { receivedAt: new Date(receivedAt), acceptedAt: instant(acceptedAt), answerBy: instant(answerBy) }
    return [{ ...rest, ...times, number, state: milestone ?? 'draft' }]
  })
}

/** How many stand on each list. */
export async function countAtWindow(tx: Tx, filter: WindowFilter): Promise<{ readonly [list in WindowList]: number }> {
  const count = async (list: WindowList) => {
    const rows = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(applications)
      .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
      .leftJoin(projects, isProject)
      .leftJoin(tasks, isWindowTask(filter))
      .where(and(everyApplication(filter), standsOn(filter, list)))
    return rows[0]?.count ?? 0
  }
  return {
    toCheck: await count('toCheck'),
    mine: await count('mine'),
    returned: await count('returned'),
    acceptedToday: await count('acceptedToday'),
    all: await count('all'),
  }
}

function from(tx: Tx, filter: WindowFilter) {
  return tx
    .select({
      applicationId: applications.id,
      number: applications.number,
      definitionHash: applications.definitionHash,
      enterprise: enterprises.name,
      creditCode: enterprises.creditCode,
      project: projects.name,
      projectCode: projects.code,
      milestone: latestMilestone,
      isRegistered: sql<boolean>`${registrations.registeredAt} is not null`,
      step: tasks.name,
      light: clockLight,
      assignee: tasks.assignee,
      assigneeName: people.name,
      receivedAt,
      acceptedAt,
      answerBy,
    })
    .from(applications)
    .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
    .leftJoin(projects, isProject)
    .leftJoin(
      registrations,
      and(eq(registrations.parkId, applications.parkId), eq(registrations.applicationId, applications.id)),
    )
    .leftJoin(tasks, isWindowTask(filter))
    .leftJoin(people, sql`${people.id}::text = ${tasks.assignee}`)
}

const isProject = and(eq(projects.parkId, applications.parkId), eq(projects.id, applications.projectId))

function isWindowTask({ departments }: WindowFilter): SQL | undefined {
  return and(
    eq(tasks.parkId, applications.parkId),
    ofRoot(tasks, applications.id),
    eq(tasks.post, 'windowClerk'),
    inArray(tasks.department, [...departments]),
  )
}

function everyApplication({ parkId, words }: WindowFilter): SQL | undefined {
  const pattern = `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const holdsWords = [applications.number, enterprises.name, enterprises.creditCode, projects.name, projects.code].map(
    (column) => sql`${column} ilike ${pattern}`,
  )
  return and(
    eq(applications.parkId, parkId),
    sql`${applications.number} is not null`,
    words === '' ? undefined : or(...holdsWords),
  )
}

function standsOn({ parkId, personId, since }: WindowFilter, list: WindowList): SQL | undefined {
  switch (list) {
    case 'toCheck':
      return eq(tasks.state, 'open')
    case 'mine':
      return and(eq(tasks.state, 'claimed'), eq(tasks.assignee, personId))
    case 'returned':
      return and(
        sql`${applications.id} in (select application_id from notices where park_id = ${parkId} and answer_by is not null)`,
        sql`${latestMilestone} = 'returned'`,
      )
    case 'acceptedToday':
      return and(
        sql`${applications.id} in (
          select root_instance_id from milestones
          where park_id = ${parkId} and name = 'inReview' and at >= ${since.toISOString()})`,
        sql`${acceptedAt} >= ${since.toISOString()}`,
      )
    case 'all':
      return undefined
  }
}

// A sub-select has no type of its own in drizzle: the driver may give its time as text.
function instant(at: Date | string | null): Date | null {
  return at === null ? null : new Date(at)
}
