import { and, asc, eq, inArray, isNotNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { tasks } from '../../engine/index.ts'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import { substitutions } from '../substitutions/tables.ts'
import { APPLICANT } from '../tasks/task.ts'
import { type LadderRules, usualRules } from './ladder.ts'
import { ladderRules, ladderRungs } from './tables.ts'

export async function readRules(tx: Tx, parkId: string): Promise<LadderRules> {
  const [row] = await tx.select({ rules: ladderRules.rules }).from(ladderRules).where(eq(ladderRules.parkId, parkId))
  return row?.rules ?? usualRules
}

export async function saveRules(tx: Tx, parkId: string, rules: LadderRules, by: string, at: Date): Promise<void> {
  const set = { rules, changedBy: by, changedAt: at }
  await tx
    .insert(ladderRules)
    .values({ parkId, ...set })
    .onConflictDoUpdate({ target: ladderRules.parkId, set })
}

const watched = {
  instanceId: tasks.instanceId,
  key: tasks.key,
  node: tasks.node,
  department: tasks.department,
  post: tasks.post,
  state: tasks.state,
  assignee: tasks.assignee,
  openedAt: tasks.openedAt,
  dueAt: tasks.dueAt,
}

export type WatchedTask = Awaited<ReturnType<typeof listWatched>>[number]

/** Tasks of departments that are due by an instant, most urgent first. */
export async function listWatched(tx: Tx, parkId: string, dueBy: Date) {
  return await select(tx, parkId, and(isNotNull(tasks.dueAt), lte(tasks.dueAt, dueBy)))
}

/** Tasks of departments that nobody has claimed since an instant. */
export async function listUnowned(tx: Tx, parkId: string, openedBy: Date) {
  return await select(tx, parkId, and(eq(tasks.state, 'open'), lte(tasks.openedAt, openedBy)))
}

async function select(tx: Tx, parkId: string, condition: SQL | undefined) {
  const isDepartments = and(isNotNull(tasks.department), ne(tasks.department, APPLICANT))
  return await tx
    .select(watched)
    .from(tasks)
    .where(and(eq(tasks.parkId, parkId), isDepartments, condition))
    .orderBy(asc(tasks.dueAt), asc(tasks.instanceId), asc(tasks.key))
    .limit(2_000)
}

export interface NewRung {
  readonly instanceId: string
  readonly taskKey: number
  readonly rung: string
  readonly personId: string
  readonly reachedAt: Date
}

/** Each rung once for each person; what is there already stays. Gives how many are new. */
export async function insertRungs(tx: Tx, parkId: string, rows: readonly NewRung[]): Promise<number> {
  if (rows.length === 0) return 0
  const added = await tx
    .insert(ladderRungs)
    .values(rows.map((row) => ({ parkId, ...row })))
    .onConflictDoNothing()
    .returning({ rung: ladderRungs.rung })
  return added.length
}

/** The rungs of these tasks by `instance.key`, in the order in which they were reached, with who was told. */
export async function listRungs(tx: Tx, parkId: string, instances: readonly string[]) {
  if (instances.length === 0) return []
  return await tx
    .select({
      instanceId: ladderRungs.instanceId,
      taskKey: ladderRungs.taskKey,
      rung: ladderRungs.rung,
      name: people.name,
      reachedAt: ladderRungs.reachedAt,
    })
    .from(ladderRungs)
    .innerJoin(people, eq(people.id, ladderRungs.personId))
    .where(and(eq(ladderRungs.parkId, parkId), inArray(ladderRungs.instanceId, [...new Set(instances)])))
    .orderBy(asc(ladderRungs.reachedAt), asc(ladderRungs.rung), asc(people.name))
}

/** How many tasks each person has taken up and not finished. */
export async function countHeld(tx: Tx, parkId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .select({ person: tasks.assignee, count: sql<number>`count(*)::int` })
    .from(tasks)
    .where(and(eq(tasks.parkId, parkId), or(eq(tasks.state, 'claimed'))))
    .groupBy(tasks.assignee)
  return new Map(rows.map(({ person, count }) => [person ?? '', count]))
}

/** Who is away now, with a substitute. */
export async function listAway(tx: Tx, parkId: string): Promise<ReadonlySet<string>> {
  const isNow = sql`${substitutions.fromAt} <= siji_now() and siji_now() < ${substitutions.untilAt}`
  const rows = await tx
    .select({ personId: substitutions.personId })
    .from(substitutions)
    .where(and(eq(substitutions.parkId, parkId), isNow))
  return new Set(rows.map(({ personId }) => personId))
}
