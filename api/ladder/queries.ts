import { and, asc, eq, inArray, isNotNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { clocks, tasks } from '../../engine/index.ts'
import { applications } from '../applications/tables.ts'
import type { Light } from '../clocks/clock.ts'
import { clockLight } from '../clocks/lights/queries.ts'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import { isInForce } from '../substitutions/queries.ts'
import type { Absence } from '../substitutions/substitution.ts'
import { substitutions } from '../substitutions/tables.ts'
import { APPLICANT } from '../tasks/task.ts'
import { type LadderRules, usualRules } from './ladder.ts'
import { ladderRules, ladderRungs } from './tables.ts'

export async function readRules(tx: Tx, parkId: string): Promise<LadderRules> {
  const [row] = await tx.select({ rules: ladderRules.rules }).from(ladderRules).where(eq(ladderRules.parkId, parkId))
  return { ...usualRules, ...row?.rules }
}

/** One at a time in a park: whoever changes the rules has read them as they are. */
export async function lockRules(tx: Tx, parkId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`ladder ${parkId}`}, 0))`)
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
  permit: tasks.permit,
  processId: tasks.processId,
  assignee: tasks.assignee,
  openedAt: tasks.openedAt,
  dueAt: tasks.dueAt,
  light: clockLight,
}

export interface WatchedTask {
  readonly instanceId: string
  readonly key: number
  readonly node: string
  readonly department: string | null
  readonly post: string | null
  readonly permit: string | null
  readonly processId: string
  readonly assignee: string | null
  readonly openedAt: Date
  readonly dueAt: Date | null
  /** Of its own clock now; `null` where it has none. */
  readonly light: Light | null
}

/** So many tasks are looked at in one transaction. */
export const PART = 2_000

type After = Pick<WatchedTask, 'instanceId' | 'key'> | null

/** Tasks of departments that are due by an instant, or whose own clock has turned before; those after one, by key. */
export async function listWatched(tx: Tx, parkId: string, dueBy: Date, after: After) {
  const hasTurned = sql`(${tasks.instanceId}, ${tasks.key}) in (select c.instance_id, c.host from ${clocks} c
    where c.park_id = ${parkId} and c.ended_at is null and c.light in ('yellow', 'red'))`
  return await select(tx, parkId, or(lte(tasks.dueAt, dueBy), hasTurned), after)
}

/** Tasks of departments that nobody has claimed since an instant; those after one, by key. */
export async function listUnowned(tx: Tx, parkId: string, openedBy: Date, after: After) {
  return await select(tx, parkId, and(eq(tasks.state, 'open'), lte(tasks.openedAt, openedBy)), after)
}

async function select(
  tx: Tx,
  parkId: string,
  condition: SQL | undefined,
  after: After,
): Promise<readonly WatchedTask[]> {
  const isDepartments = and(isNotNull(tasks.department), ne(tasks.department, APPLICANT))
  const comesAfter =
    after === null ? undefined : sql`(${tasks.instanceId}, ${tasks.key}) > (${after.instanceId}::uuid, ${after.key})`
  return await tx
    .select(watched)
    .from(tasks)
    .where(and(eq(tasks.parkId, parkId), isDepartments, condition, comesAfter))
    .orderBy(asc(tasks.instanceId), asc(tasks.key))
    .limit(PART)
}

export interface NewRung {
  readonly instanceId: string
  readonly taskKey: number
  readonly rung: string
  readonly personId: string
  readonly reachedAt: Date
}

/** Each rung once for each person; what is there already stays. */
export async function insertRungs(tx: Tx, parkId: string, rows: readonly NewRung[]): Promise<void> {
  if (rows.length === 0) return
  // Nearly all of them are there from the last time: reading that is cheaper than being refused each.
  const { instanceId, taskKey, rung, personId } = ladderRungs
  const known = await tx
    .select({ instanceId, taskKey, rung, personId })
    .from(ladderRungs)
    .where(and(eq(ladderRungs.parkId, parkId), inArray(instanceId, [...new Set(rows.map((row) => row.instanceId))])))
  const nameOf = (row: (typeof known)[number]) => `${row.instanceId} ${row.taskKey} ${row.rung} ${row.personId}`
  const names = new Set(known.map(nameOf))
  const fresh = rows.filter((row) => !names.has(nameOf(row)))
  if (fresh.length === 0) return
  await tx
    .insert(ladderRungs)
    .values(fresh.map((row) => ({ parkId, ...row })))
    .onConflictDoNothing()
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
    .where(and(eq(tasks.parkId, parkId), eq(tasks.state, 'claimed')))
    .groupBy(tasks.assignee)
  return new Map(rows.map(({ person, count }) => [person ?? '', count]))
}

/** Who is away now, and who stands in. */
export async function listAbsences(tx: Tx, parkId: string): Promise<readonly Absence[]> {
  const { personId, substituteId, scope, scopeValues } = substitutions
  return await tx
    .select({ personId, substituteId, scope, scopeValues })
    .from(substitutions)
    .where(and(eq(substitutions.parkId, parkId), isInForce))
}

/** Open tasks of which somebody was told that there is nobody for them, the oldest first. */
export async function listWithoutOwner(tx: Tx, parkId: string, limit: number) {
  return await tx
    .selectDistinct({
      instanceId: tasks.instanceId,
      key: tasks.key,
      name: tasks.name,
      node: tasks.node,
      department: tasks.department,
      rootInstanceId: tasks.rootInstanceId,
      number: applications.number,
      openedAt: tasks.openedAt,
    })
    .from(ladderRungs)
    .innerJoin(
      tasks,
      and(
        eq(tasks.parkId, ladderRungs.parkId),
        eq(tasks.instanceId, ladderRungs.instanceId),
        eq(tasks.key, ladderRungs.taskKey),
      ),
    )
    .leftJoin(applications, and(eq(applications.parkId, tasks.parkId), eq(applications.id, tasks.rootInstanceId)))
    .where(
      and(
        eq(ladderRungs.parkId, parkId),
        inArray(ladderRungs.rung, ['unowned', 'unownedStill']),
        eq(tasks.state, 'open'),
      ),
    )
    .orderBy(asc(tasks.openedAt), asc(tasks.instanceId), asc(tasks.key))
    .limit(limit)
}
