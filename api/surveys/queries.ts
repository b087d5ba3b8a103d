import { and, asc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import type { TaskAddress } from '../tasks/act-on-task.ts'
import type { SurveyItem, SurveyPhoto, SurveySignature } from './survey.ts'
import { surveyItems, surveyPhotos, surveySignatures } from './tables.ts'

export async function listItems(tx: Tx, parkId: string, at: TaskAddress): Promise<readonly SurveyItem[]> {
  const { code, version, result, note, howToFix } = surveyItems
  return await tx
    .select({ code, version, result, note, howToFix })
    .from(surveyItems)
    .where(itemsOf(parkId, at))
    .orderBy(asc(code))
}

/** One item, locked: nobody else saves it until the transaction ends. */
export async function lockItem(tx: Tx, parkId: string, at: TaskAddress, code: string): Promise<SurveyItem | null> {
  // Somebody may be about to save it for the first time, when there is no row to lock.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`survey ${at.instance} ${at.key} ${code}`}, 0))`)
  const { version, result, note, howToFix } = surveyItems
  const [row] = await tx
    .select({ code: surveyItems.code, version, result, note, howToFix })
    .from(surveyItems)
    .where(and(itemsOf(parkId, at), eq(surveyItems.code, code)))
  return row ?? null
}

export async function saveItem(
  tx: Tx,
  parkId: string,
  at: TaskAddress,
  item: SurveyItem,
  by: { readonly personId: string; readonly savedAt: Date },
): Promise<void> {
  const { parkId: park, instanceId, taskKey, code } = surveyItems
  const { code: own, ...said } = item
  await tx
    .insert(surveyItems)
    .values({ parkId, instanceId: at.instance, taskKey: at.key, code: own, ...said, ...by })
    .onConflictDoUpdate({ target: [park, instanceId, taskKey, code], set: { ...said, ...by } })
}

export async function listPhotos(tx: Tx, parkId: string, at: TaskAddress): Promise<readonly SurveyPhoto[]> {
  return await tx
    .select(photoColumns)
    .from(surveyPhotos)
    .where(photosOf(parkId, at))
    .orderBy(asc(surveyPhotos.receivedAt), asc(surveyPhotos.id))
}

/** A photo of this application, with the task that it belongs to. */
export async function findPhoto(tx: Tx, parkId: string, applicationId: string, id: string) {
  const { instanceId, taskKey } = surveyPhotos
  const [row] = await tx
    .select({ ...photoColumns, instanceId, taskKey })
    .from(surveyPhotos)
    .where(and(eq(surveyPhotos.parkId, parkId), eq(surveyPhotos.applicationId, applicationId), eq(surveyPhotos.id, id)))
  return row ?? null
}

/** Nothing happens where this photo was kept before. */
export async function insertPhoto(
  tx: Tx,
  parkId: string,
  at: TaskAddress,
  photo: SurveyPhoto & {
    readonly applicationId: string
    readonly bytes: number
    readonly takenBy: string
    readonly receivedAt: Date
  },
): Promise<void> {
  const row = { parkId, instanceId: at.instance, taskKey: at.key, ...photo }
  await tx.insert(surveyPhotos).values(row).onConflictDoNothing()
}

export async function deletePhoto(tx: Tx, parkId: string, at: TaskAddress, id: string): Promise<void> {
  await tx.delete(surveyPhotos).where(and(photosOf(parkId, at), eq(surveyPhotos.id, id)))
}

/** False where something was signed with this command before. */
export async function insertSignature(
  tx: Tx,
  parkId: string,
  applicationId: string,
  signature: SurveySignature,
): Promise<boolean> {
  const inserted = await tx
    .insert(surveySignatures)
    .values({ parkId, applicationId, ...signature })
    .onConflictDoNothing()
    .returning({ commandId: surveySignatures.commandId })
  return inserted.length > 0
}

/** What was signed with a command, whether it counts or not. */
export async function findSignature(tx: Tx, parkId: string, commandId: string): Promise<SurveySignature | null> {
  const [row] = await tx
    .select(signatureColumns)
    .from(surveySignatures)
    .where(and(eq(surveySignatures.parkId, parkId), eq(surveySignatures.commandId, commandId)))
  return row ?? null
}

/** The signatures of an application that count: their commands are in the journal. */
export async function listSignatures(
  tx: Tx,
  parkId: string,
  applicationId: string,
): Promise<readonly SurveySignature[]> {
  return await tx
    .select(signatureColumns)
    .from(surveySignatures)
    .where(
      and(
        eq(surveySignatures.parkId, parkId),
        eq(surveySignatures.applicationId, applicationId),
        sql`exists (select from journalled_commands j where j.park_id = ${surveySignatures.parkId}
          and j.instance_id = ${surveySignatures.instanceId} and j.command_id = ${surveySignatures.commandId})`,
      ),
    )
    .orderBy(asc(surveySignatures.signedAt), asc(surveySignatures.commandId))
}

const photoColumns = {
  id: surveyPhotos.id,
  code: surveyPhotos.code,
  sha256: surveyPhotos.sha256,
  mediaType: surveyPhotos.mediaType,
}

const signatureColumns = {
  commandId: surveySignatures.commandId,
  instanceId: surveySignatures.instanceId,
  taskKey: surveySignatures.taskKey,
  results: surveySignatures.results,
  officials: surveySignatures.officials,
  attendedBy: surveySignatures.attendedBy,
  signedName: surveySignatures.signedName,
  drawing: surveySignatures.drawing,
  signedBy: surveySignatures.signedBy,
  signedAt: surveySignatures.signedAt,
}

function itemsOf(parkId: string, { instance, key }: TaskAddress) {
  return and(eq(surveyItems.parkId, parkId), eq(surveyItems.instanceId, instance), eq(surveyItems.taskKey, key))
}

function photosOf(parkId: string, { instance, key }: TaskAddress) {
  return and(eq(surveyPhotos.parkId, parkId), eq(surveyPhotos.instanceId, instance), eq(surveyPhotos.taskKey, key))
}
