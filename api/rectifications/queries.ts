import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import type { Evidence, Extension, RecheckDecision, Rectification } from './rectification.ts'
import { rechecks, rectificationExtensions, rectificationMedia, rectifications } from './tables.ts'

/** What was said with every notice of an application. */
export async function listRectifications(
  tx: Tx,
  parkId: string,
  applicationId: string,
): Promise<readonly Rectification[]> {
  const { noticeId, findingId, words, isRectified } = rectifications
  return await tx
    .select({ noticeId, findingId, words, isRectified })
    .from(rectifications)
    .where(and(eq(rectifications.parkId, parkId), eq(rectifications.applicationId, applicationId)))
    .orderBy(asc(rectifications.savedAt))
}

export async function saveRectification(
  tx: Tx,
  parkId: string,
  row: Rectification & { readonly applicationId: string; readonly personId: string; readonly savedAt: Date },
): Promise<void> {
  const { words, isRectified, personId, savedAt } = row
  const { parkId: park, noticeId, findingId } = rectifications
  await tx
    .insert(rectifications)
    .values({ parkId, ...row })
    .onConflictDoUpdate({
      target: [park, noticeId, findingId],
      set: { words, isRectified, personId, savedAt },
    })
}

/** Films and photos of every notice of an application, in the order in which they came. */
export async function listEvidence(tx: Tx, parkId: string, applicationId: string): Promise<readonly Evidence[]> {
  return await tx
    .select(evidenceColumns)
    .from(rectificationMedia)
    .where(and(eq(rectificationMedia.parkId, parkId), eq(rectificationMedia.applicationId, applicationId)))
    .orderBy(asc(rectificationMedia.providedAt), asc(rectificationMedia.id))
}

export async function insertEvidence(
  tx: Tx,
  parkId: string,
  evidence: Evidence & { readonly applicationId: string; readonly providedBy: string },
): Promise<void> {
  await tx.insert(rectificationMedia).values({ parkId, ...evidence })
}

/** Sets the frame that stands for a film, once. */
export async function setPoster(tx: Tx, parkId: string, id: string, posterSha256: string): Promise<void> {
  await tx
    .update(rectificationMedia)
    .set({ posterSha256 })
    .where(and(isEvidence(parkId, id), isNull(rectificationMedia.posterSha256)))
}

export async function deleteEvidence(tx: Tx, parkId: string, id: string): Promise<void> {
  await tx.delete(rectificationMedia).where(isEvidence(parkId, id))
}

/** The extension of one notice; one that was granted counts once the process has heard of it. */
export async function findExtension(tx: Tx, parkId: string, noticeId: string): Promise<Extension | null> {
  const table = rectificationExtensions
  const [row] = await tx
    .select({
      noticeId: table.noticeId,
      reason: table.reason,
      requestedAt: table.requestedAt,
      decision: table.decision,
      decisionReason: table.decisionReason,
      answerBy: table.answerBy,
      counts,
    })
    .from(table)
    .where(and(eq(table.parkId, parkId), eq(table.noticeId, noticeId)))
  if (row === undefined) return null
  const { counts: isDecided, ...extension } = row
  return isDecided ? extension : { ...extension, decision: null, decisionReason: null, answerBy: null }
}

const counts = sql<boolean>`(${rectificationExtensions.decision} = 'refused' or exists (
  select from journalled_commands j where j.park_id = ${rectificationExtensions.parkId}
    and j.instance_id = ${rectificationExtensions.applicationId}
    and j.command_id = ${rectificationExtensions.commandId}))`

/** False where one was asked for before. */
export async function insertExtension(
  tx: Tx,
  parkId: string,
  row: {
    readonly noticeId: string
    readonly applicationId: string
    readonly reason: string
    readonly requestedBy: string
    readonly requestedAt: Date
  },
): Promise<boolean> {
  const inserted = await tx
    .insert(rectificationExtensions)
    .values({ parkId, ...row })
    .onConflictDoNothing()
    .returning({ noticeId: rectificationExtensions.noticeId })
  return inserted.length > 0
}

/** False where it was decided before by another command, or nobody has asked. */
export async function decideExtension(
  tx: Tx,
  parkId: string,
  noticeId: string,
  decision: {
    readonly decision: 'granted' | 'refused'
    readonly decisionReason: string
    readonly commandId: string
    readonly answerBy: Date | null
    readonly decidedBy: string
    readonly decidedAt: Date
  },
): Promise<boolean> {
  const table = rectificationExtensions
  const changed = await tx
    .update(table)
    .set(decision)
    .where(
      and(
        eq(table.parkId, parkId),
        eq(table.noticeId, noticeId),
        or(sql`${counts} is not true`, eq(table.commandId, decision.commandId)),
      ),
    )
    .returning({ noticeId: table.noticeId })
  return changed.length > 0
}

const evidenceColumns = {
  id: rectificationMedia.id,
  noticeId: rectificationMedia.noticeId,
  findingId: rectificationMedia.findingId,
  sha256: rectificationMedia.sha256,
  bytes: rectificationMedia.bytes,
  mediaType: rectificationMedia.mediaType,
  fileName: rectificationMedia.fileName,
  posterSha256: rectificationMedia.posterSha256,
  providedAt: rectificationMedia.providedAt,
}

function isEvidence(parkId: string, id: string) {
  return and(eq(rectificationMedia.parkId, parkId), eq(rectificationMedia.id, id))
}

/** False where something was decided with this command before. */
export async function insertRecheck(
  tx: Tx,
  parkId: string,
  row: {
    readonly commandId: string
    readonly applicationId: string
    readonly instanceId: string
    readonly taskKey: number
    readonly decisions: readonly RecheckDecision[]
    readonly decidedBy: string
    readonly decidedAt: Date
  },
): Promise<boolean> {
  const inserted = await tx
    .insert(rechecks)
    .values({ parkId, ...row })
    .onConflictDoNothing()
    .returning({ commandId: rechecks.commandId })
  return inserted.length > 0
}

/** What was decided with a command, whether it counts or not. */
export async function findRecheck(tx: Tx, parkId: string, commandId: string) {
  const { instanceId, taskKey, decisions } = rechecks
  const [row] = await tx
    .select({ instanceId, taskKey, decisions })
    .from(rechecks)
    .where(and(eq(rechecks.parkId, parkId), eq(rechecks.commandId, commandId)))
  return row ?? null
}
