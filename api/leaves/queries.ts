import { aliasedTable, and, desc, eq, gt, lt, type SQL, sql } from 'drizzle-orm'
import { tasks } from '../../engine/index.ts'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import { leaves } from './tables.ts'

/** 请假 without a substitute: from `fromAt` on and before `untilAt`, virtual time; it ends by itself. */
export interface Leave {
  readonly id: string
  readonly personId: string
  readonly personName: string
  readonly fromAt: Date
  readonly untilAt: Date
  readonly reason: string
  readonly enteredByName: string
}

const enterer = aliasedTable(people, 'enterer')
const isInForce: SQL = sql`(${leaves.fromAt} <= siji_now() and siji_now() < ${leaves.untilAt})`

/** The park's, the newest first. */
export async function listLeaves(tx: Tx, parkId: string): Promise<readonly Leave[]> {
  return await select(tx, eq(leaves.parkId, parkId))
}

export async function findLeave(tx: Tx, parkId: string, id: string): Promise<Leave | null> {
  const [found] = await select(tx, and(eq(leaves.parkId, parkId), eq(leaves.id, id)))
  return found ?? null
}

/** Those of a person at some time between two instants. */
export async function listLeavesAround(
  tx: Tx,
  parkId: string,
  personId: string,
  { fromAt, untilAt }: Pick<Leave, 'fromAt' | 'untilAt'>,
): Promise<readonly Leave[]> {
  const inTime = and(lt(leaves.fromAt, untilAt), gt(leaves.untilAt, fromAt))
  return await select(tx, and(eq(leaves.parkId, parkId), eq(leaves.personId, personId), inTime))
}

async function select(tx: Tx, condition: SQL | undefined): Promise<readonly Leave[]> {
  const { id, personId, fromAt, untilAt, reason } = leaves
  return await tx
    .select({ id, personId, personName: people.name, fromAt, untilAt, reason, enteredByName: enterer.name })
    .from(leaves)
    .innerJoin(people, eq(people.id, personId))
    .innerJoin(enterer, eq(enterer.id, leaves.enteredBy))
    .where(condition)
    .orderBy(desc(fromAt), desc(id))
    .limit(100)
}

export interface NewLeave extends Pick<Leave, 'id' | 'personId' | 'fromAt' | 'untilAt' | 'reason'> {
  readonly enteredBy: string
  readonly enteredAt: Date
}

export async function insertLeave(tx: Tx, parkId: string, row: NewLeave): Promise<void> {
  await tx.insert(leaves).values({ parkId, ...row })
}

/** It is over at `at`, or before it began. */
export async function endLeave(tx: Tx, parkId: string, id: string, by: string, at: Date): Promise<void> {
  await tx
    .update(leaves)
    .set({ untilAt: sql`greatest(${leaves.fromAt}, ${at.toISOString()}::timestamptz)`, endedBy: by })
    .where(and(eq(leaves.parkId, parkId), eq(leaves.id, id)))
}

/** Everybody who is on leave now. */
export async function listOnLeave(tx: Tx, parkId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectDistinct({ personId: leaves.personId })
    .from(leaves)
    .where(and(eq(leaves.parkId, parkId), isInForce))
  return new Set(rows.map(({ personId }) => personId))
}

/** What those hold who are on leave now, the oldest first. */
export async function listHeldOnLeave(tx: Tx, parkId: string) {
  return await tx
    .selectDistinct({ instanceId: tasks.instanceId, key: tasks.key, personId: leaves.personId })
    .from(leaves)
    .innerJoin(
      tasks,
      and(eq(tasks.parkId, parkId), eq(tasks.state, 'claimed'), sql`${tasks.assignee} = ${leaves.personId}::text`),
    )
    .where(and(eq(leaves.parkId, parkId), isInForce))
    .limit(500)
}
