import { and, asc, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Tx } from '../plugins/database.ts'
import { type FollowUpCommand, unsentFollowUps } from './tables.ts'

export interface UnsentFollowUp {
  readonly commandId: string
  readonly instanceId: string
  readonly command: FollowUpCommand
}

/** Written in the transaction of what it tells of; a sweep sends it, however often nodes die. */
export async function insertFollowUp(
  tx: Tx,
  parkId: string,
  { instanceId, command, at }: { readonly instanceId: string; readonly command: FollowUpCommand; readonly at: Date },
): Promise<void> {
  await tx.insert(unsentFollowUps).values({ parkId, commandId: v7(), instanceId, command, writtenAt: at })
}

/** What was not tried before comes first, so that what nobody takes holds nothing up. */
export async function listUnsentFollowUps(tx: Tx, parkId: string): Promise<readonly UnsentFollowUp[]> {
  const { commandId, instanceId, command, tries } = unsentFollowUps
  return await tx
    .select({ commandId, instanceId, command })
    .from(unsentFollowUps)
    .where(eq(unsentFollowUps.parkId, parkId))
    .orderBy(asc(tries), asc(commandId))
    .limit(200)
}

export async function deleteFollowUp(tx: Tx, parkId: string, commandId: string): Promise<void> {
  await tx
    .delete(unsentFollowUps)
    .where(and(eq(unsentFollowUps.parkId, parkId), eq(unsentFollowUps.commandId, commandId)))
}

export async function countTry(tx: Tx, parkId: string, commandId: string): Promise<void> {
  await tx
    .update(unsentFollowUps)
    .set({ tries: sql`${unsentFollowUps.tries} + 1` })
    .where(and(eq(unsentFollowUps.parkId, parkId), eq(unsentFollowUps.commandId, commandId)))
}
