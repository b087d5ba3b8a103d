import { and, asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { endedTasks, ofRoot, tasks } from '../../engine/index.ts'
import { applications } from '../applications/tables.ts'
import { clockLight } from '../clocks/lights/queries.ts'
import { enterprises } from '../enterprises/tables.ts'
import { isToBeClaimed } from '../ladder/given/queries.ts'
import { people } from '../people/tables.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { projects } from '../projects/tables.ts'
import type { StandIn } from '../substitutions/substitution.ts'
import { APPLICANT, type Task } from './task.ts'

type TaskTable = typeof tasks | typeof endedTasks

const MOST = 500

/** What this person has claimed, most urgent first. */
export async function listMine(tx: Tx, parkId: string, personId: string): Promise<readonly Task[]> {
  const isMine = and(eq(tasks.parkId, parkId), eq(tasks.assignee, personId), eq(tasks.state, 'claimed'))
  return await selectOpen(tx, isMine)
}

/** What this person could take up: open ones of their posts and enterprises, and answers of others to confirm. */
export async function listDepartments(tx: Tx, access: ParkAccess, personId: string): Promise<readonly Task[]> {
  const toAnswer = access.memberships.map(({ department, post }) =>
    and(isToBeClaimed, eq(tasks.department, department), eq(tasks.post, post)),
  )
  const toCheck = access.memberships.map(({ department, post }) =>
    and(
      eq(tasks.state, 'inCheck'),
      eq(tasks.department, department),
      eq(tasks.checkPost, post),
      sql`${tasks.answerer} is distinct from ${personId}`,
    ),
  )
  // Where one stands in for somebody, only what is within that scope.
  const instead = access.standIns.map(({ department, post, personId: forPerson, ...scope }) =>
    and(
      eq(tasks.department, department),
      or(
        and(isToBeClaimed, eq(tasks.post, post)),
        and(
          eq(tasks.state, 'inCheck'),
          eq(tasks.checkPost, post),
          sql`coalesce(${tasks.answerer}, '') not in (${personId}, ${forPerson})`,
        ),
      ),
      withinScope(scope),
    ),
  )
  const owned = access.enterprises.map(({ enterpriseId, relation }) =>
    and(
      eq(tasks.state, 'open'),
      eq(tasks.department, APPLICANT),
      eq(applications.enterpriseId, enterpriseId),
      relation === 'owner' ? undefined : sql`${tasks.post} is distinct from 'owner'`,
    ),
  )
  const any = [...toAnswer, ...toCheck, ...instead, ...owned]
  if (any.length === 0) return []
  return await selectOpen(tx, and(eq(tasks.parkId, access.park.id), or(...any)))
}

/** What this person answered or checked, newest first. */
export async function listDone(tx: Tx, parkId: string, personId: string): Promise<readonly Task[]> {
  const isTheirs = or(eq(endedTasks.answerer, personId), eq(endedTasks.checker, personId))
  return await selectEnded(tx, and(eq(endedTasks.parkId, parkId), isTheirs))
}

/** All tasks of one application, ended ones too. */
export async function listTasksOf(tx: Tx, parkId: string, applicationId: string): Promise<readonly Task[]> {
  const open = await selectOpen(tx, and(eq(tasks.parkId, parkId), ofRoot(tasks, applicationId)))
  const ended = await selectEnded(tx, and(eq(endedTasks.parkId, parkId), ofRoot(endedTasks, applicationId)))
  return [...open, ...ended]
}

/** One task, open or ended. */
export async function findTask(tx: Tx, parkId: string, instanceId: string, key: number): Promise<Task | null> {
  const [open] = await selectOpen(
    tx,
    and(eq(tasks.parkId, parkId), eq(tasks.instanceId, instanceId), eq(tasks.key, key)),
  )
  if (open !== undefined) return open
  const [ended] = await selectEnded(
    tx,
    and(eq(endedTasks.parkId, parkId), eq(endedTasks.instanceId, instanceId), eq(endedTasks.key, key)),
  )
  return ended ?? null
}

/** Tasks for which somebody stands in. */
export function withinScope({ scope, scopeValues }: Pick<StandIn, 'scope' | 'scopeValues'>): SQL | undefined {
  switch (scope) {
    case 'all':
      return undefined
    case 'departments':
      return inArray(tasks.department, [...scopeValues])
    case 'permits':
      return inArray(tasks.permit, [...scopeValues])
    case 'processes':
      return inArray(tasks.processId, [...scopeValues])
  }
}

async function selectOpen(tx: Tx, condition: SQL | undefined): Promise<readonly Task[]> {
  const rows = await tx
    .select({ ...columnsOf(tasks), checker: sql<null>`null`, endedAt: sql<null>`null`, light: clockLight })
    .from(tasks)
    .innerJoin(applications, isAbout(tasks))
    .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
    .leftJoin(projects, isProject)
    .leftJoin(people, sql`${people.id}::text = ${tasks.assignee}`)
    .where(condition)
    .orderBy(sql`${tasks.dueAt} asc nulls last`, asc(tasks.openedAt), asc(tasks.key))
    .limit(MOST)
  return rows.map(taskOf)
}

async function selectEnded(tx: Tx, condition: SQL | undefined): Promise<readonly Task[]> {
  const rows = await tx
    .select({
      ...columnsOf(endedTasks),
      checker: endedTasks.checker,
      endedAt: endedTasks.endedAt,
      light: sql<null>`null`,
    })
    .from(endedTasks)
    .innerJoin(applications, isAbout(endedTasks))
    .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
    .leftJoin(projects, isProject)
    .leftJoin(people, sql`${people.id}::text = ${endedTasks.assignee}`)
    .where(condition)
    .orderBy(desc(endedTasks.endedAt), desc(endedTasks.key))
    .limit(MOST)
  return rows.map(taskOf)
}

const isProject = and(eq(projects.parkId, applications.parkId), eq(projects.id, applications.projectId))

function isAbout(table: TaskTable): SQL | undefined {
  return and(eq(applications.parkId, table.parkId), eq(applications.id, table.rootInstanceId))
}

function columnsOf(table: TaskTable) {
  return {
    instanceId: table.instanceId,
    key: table.key,
    applicationId: table.rootInstanceId,
    applicationNumber: applications.number,
    definitionHash: applications.definitionHash,
    processId: table.processId,
    enterpriseId: enterprises.id,
    enterpriseName: enterprises.name,
    projectName: projects.name,
    projectCode: projects.code,
    node: table.node,
    name: table.name,
    department: table.department,
    post: table.post,
    checkPost: table.checkPost,
    form: table.form,
    permit: table.permit,
    state: table.state,
    assignee: table.assignee,
    assigneeName: people.name,
    answerer: table.answerer,
    dueAt: table.dueAt,
    openedAt: table.openedAt,
  }
}

export interface TaskRow extends Omit<Task, 'enterprise' | 'state'> {
  readonly enterpriseId: string
  readonly enterpriseName: string
  readonly state: string
}

/** A row as a query of tasks selects it. */
export function taskOf({ enterpriseId, enterpriseName, state, ...row }: TaskRow): Task {
  if (!isTaskState(state))
    throw new Error(`Expected task ${row.key} to be in a state that we know, but found ${state}.`)
  return { ...row, state, enterprise: { id: enterpriseId, name: enterpriseName } }
}

function isTaskState(state: string): state is Task['state'] {
  return ['open', 'claimed', 'inCheck', 'answered', 'cancelled'].includes(state)
}
