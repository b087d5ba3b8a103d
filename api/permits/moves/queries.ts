import { and, asc, eq, inArray } from 'drizzle-orm'
import { people } from '../../people/tables.ts'
import type { Tx } from '../../plugins/database.ts'
import type { PermitState } from '../lifecycle.ts'
import { permits } from '../tables.ts'
import { type PermitMoveName, permitMoves } from './tables.ts'

/** What was done with a permit after its issue, and why. */
export interface PermitMove {
  readonly id: string
  readonly permitId: string
  readonly applicationId: string
  readonly move: PermitMoveName
  readonly reason: string
  readonly legalBasis: string
  readonly movedBy: string | null
  readonly cause: string | null
  readonly noticeId: string
  readonly movedAt: Date
}

export interface ListedPermitMove extends PermitMove {
  /** Name of the signatory; `null` = done by a rule. */
  readonly by: string | null
}

const columns = {
  id: permitMoves.id,
  permitId: permitMoves.permitId,
  applicationId: permitMoves.applicationId,
  move: permitMoves.move,
  reason: permitMoves.reason,
  legalBasis: permitMoves.legalBasis,
  movedBy: permitMoves.movedBy,
  cause: permitMoves.cause,
  noticeId: permitMoves.noticeId,
  movedAt: permitMoves.movedAt,
}

/** Its state, held until the transaction ends, so that two moves of one permit come one after the other. */
export async function lockPermitState(tx: Tx, parkId: string, id: string): Promise<PermitState | null> {
  const [row] = await tx
    .select({ state: permits.state })
    .from(permits)
    .where(and(eq(permits.parkId, parkId), eq(permits.id, id)))
    .for('update')
  return row?.state ?? null
}

export async function updatePermitState(tx: Tx, parkId: string, id: string, state: PermitState): Promise<void> {
  await tx
    .update(permits)
    .set({ state })
    .where(and(eq(permits.parkId, parkId), eq(permits.id, id)))
}

export async function insertPermitMove(tx: Tx, parkId: string, move: PermitMove): Promise<void> {
  await tx.insert(permitMoves).values({ parkId, ...move })
}

export async function findPermitMove(tx: Tx, parkId: string, id: string): Promise<PermitMove | null> {
  const [row] = await tx
    .select(columns)
    .from(permitMoves)
    .where(and(eq(permitMoves.parkId, parkId), eq(permitMoves.id, id)))
  return row ?? null
}

/** In the order in which they were made. */
export async function listPermitMoves(
  tx: Tx,
  parkId: string,
  permitIds: readonly string[],
): Promise<readonly ListedPermitMove[]> {
  if (permitIds.length === 0) return []
  return await tx
    .select({ ...columns, by: people.name })
    .from(permitMoves)
    .leftJoin(people, eq(people.id, permitMoves.movedBy))
    .where(and(eq(permitMoves.parkId, parkId), inArray(permitMoves.permitId, [...permitIds])))
    .orderBy(asc(permitMoves.movedAt), asc(permitMoves.id))
}
