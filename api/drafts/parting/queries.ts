import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../plugins/database.ts'
import type { DraftFiles } from '../draft.ts'
import { drafts } from '../tables.ts'
import { draftPartings } from './tables.ts'

/** From which draft a copy parted, and what both began from. */
export interface Parting {
  readonly draft: string
  readonly base: DraftFiles
}

export async function insertParting(tx: Tx, parkId: string, copyId: string, { draft, base }: Parting): Promise<void> {
  await tx.insert(draftPartings).values({ parkId, copyId, draftId: draft, base })
}

/** `null` of a draft that parted from none, or was merged. */
export async function findParting(tx: Tx, parkId: string, copyId: string): Promise<Parting | null> {
  const { draftId, base } = draftPartings
  const [row] = await tx.select({ draft: draftId, base }).from(draftPartings).where(isOf(parkId, copyId))
  return row ?? null
}

/** Of each copy that can still be merged: the draft that it parted from. */
export async function listPartings(
  tx: Tx,
  parkId: string,
): Promise<readonly { readonly copy: string; readonly draft: string; readonly title: string }[]> {
  const { copyId, draftId } = draftPartings
  return await tx
    .select({ copy: copyId, draft: draftId, title: drafts.title })
    .from(draftPartings)
    .innerJoin(drafts, and(eq(drafts.parkId, draftPartings.parkId), eq(drafts.id, draftId)))
    .where(eq(draftPartings.parkId, parkId))
}

/** It was merged; whether it could be. */
export async function deleteParting(tx: Tx, parkId: string, copyId: string): Promise<boolean> {
  const gone = await tx.delete(draftPartings).where(isOf(parkId, copyId)).returning({ copyId: draftPartings.copyId })
  return gone.length > 0
}

function isOf(parkId: string, copyId: string) {
  return and(eq(draftPartings.parkId, parkId), eq(draftPartings.copyId, copyId))
}
