import { and, eq, exists, notExists, or, type SQL, sql } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/pg-core'
import { tasks } from '../../../engine/index.ts'
import type { Tx } from '../../plugins/database.ts'
import { taskDrafts } from '../../task-drafts/tables.ts'
import { givenTasks } from '../tables.ts'

export interface GivenTask {
  readonly instanceId: string
  readonly taskKey: number
  readonly personId: string
  readonly givenAt: Date
}

/** Written before the command that gives them; each counts only while its task is that person's. */
export async function insertGiven(tx: Tx, parkId: string, given: readonly GivenTask[]): Promise<void> {
  if (given.length === 0) return
  await tx
    .insert(givenTasks)
    .values(given.map((each) => ({ parkId, ...each })))
    .onConflictDoUpdate({
      target: [givenTasks.parkId, givenTasks.instanceId, givenTasks.taskKey],
      set: { personId: sql`excluded.person_id`, givenAt: sql`excluded.given_at` },
    })
}

/** Whoever was given it, or took it over, has taken it up. */
export async function takeUp(tx: Tx, parkId: string, instanceId: string, taskKey: number): Promise<void> {
  await tx
    .delete(givenTasks)
    .where(and(eq(givenTasks.parkId, parkId), eq(givenTasks.instanceId, instanceId), eq(givenTasks.taskKey, taskKey)))
}

const one = () => new QueryBuilder().select({ one: sql`1` })

const isDrafted = and(
  eq(taskDrafts.parkId, tasks.parkId),
  eq(taskDrafts.instanceId, tasks.instanceId),
  eq(taskDrafts.taskKey, tasks.key),
  sql`${taskDrafts.personId}::text = ${tasks.assignee}`,
)

const isGiven = and(
  eq(tasks.state, 'claimed'),
  exists(
    one()
      .from(givenTasks)
      .where(
        and(
          eq(givenTasks.parkId, tasks.parkId),
          eq(givenTasks.instanceId, tasks.instanceId),
          eq(givenTasks.taskKey, tasks.key),
          sql`${givenTasks.personId}::text = ${tasks.assignee}`,
        ),
      ),
  ),
  notExists(one().from(taskDrafts).where(isDrafted)),
)

/** Nobody has claimed it, or whoever was given it has not taken it up yet. */
export const isToBeClaimed: SQL | undefined = or(eq(tasks.state, 'open'), isGiven)

/** Whether a colleague may still take this task over from whoever was given it. */
export async function mayBeTakenOver(tx: Tx, parkId: string, instanceId: string, key: number): Promise<boolean> {
  const [found] = await tx
    .select({ key: tasks.key })
    .from(tasks)
    .where(and(eq(tasks.parkId, parkId), eq(tasks.instanceId, instanceId), eq(tasks.key, key), isGiven))
  return found !== undefined
}
