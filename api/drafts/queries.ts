import { and, desc, eq, sql } from 'drizzle-orm'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import type { Draft, DraftFiles, DraftHead } from './draft.ts'
import { drafts, processPictures } from './tables.ts'

const head = {
  id: drafts.id,
  title: drafts.title,
  processId: drafts.processId,
  basedOn: drafts.basedOn,
  revision: drafts.revision,
  savedAt: drafts.savedAt,
  savedBy: people.name,
}

/** Newest first. */
export async function listDrafts(tx: Tx, parkId: string): Promise<readonly DraftHead[]> {
  return await tx
    .select(head)
    .from(drafts)
    .innerJoin(people, eq(people.id, drafts.savedBy))
    .where(eq(drafts.parkId, parkId))
    .orderBy(desc(drafts.savedAt), desc(drafts.id))
}

/** Without its files, which may be large. */
export async function findHead(tx: Tx, parkId: string, id: string): Promise<DraftHead | null> {
  const [row] = await tx
    .select(head)
    .from(drafts)
    .innerJoin(people, eq(people.id, drafts.savedBy))
    .where(and(eq(drafts.parkId, parkId), eq(drafts.id, id)))
  return row ?? null
}

export async function findDraft(tx: Tx, parkId: string, id: string): Promise<Draft | null> {
  const [row] = await tx
    .select({ ...head, files: drafts.files })
    .from(drafts)
    .innerJoin(people, eq(people.id, drafts.savedBy))
    .where(and(eq(drafts.parkId, parkId), eq(drafts.id, id)))
  return row ?? null
}

export interface NewDraft {
  readonly parkId: string
  readonly id: string
  readonly title: string
  readonly processId: string | null
  readonly basedOn: number | null
  readonly files: DraftFiles
  readonly by: string
}

export async function insertDraft(tx: Tx, { by, ...row }: NewDraft): Promise<void> {
  await tx.insert(drafts).values({ ...row, createdBy: by, savedBy: by })
}

export interface DraftSave {
  readonly parkId: string
  readonly id: string
  /** What the person began from; nothing is written where somebody saved meanwhile. */
  readonly revision: number
  readonly title: string
  readonly processId: string | null
  readonly files: DraftFiles
  readonly by: string
}

/** `null` where the draft has moved on, or is gone. */
export async function updateDraft(
  tx: Tx,
  { parkId, id, revision, by, ...changes }: DraftSave,
): Promise<{ readonly revision: number; readonly savedAt: Date } | null> {
  const [row] = await tx
    .update(drafts)
    .set({ ...changes, savedBy: by, savedAt: sql`clock_timestamp()`, revision: revision + 1 })
    .where(and(eq(drafts.parkId, parkId), eq(drafts.id, id), eq(drafts.revision, revision)))
    .returning({ revision: drafts.revision, savedAt: drafts.savedAt })
  return row ?? null
}

export async function deleteDraft(tx: Tx, parkId: string, id: string): Promise<boolean> {
  const rows = await tx
    .delete(drafts)
    .where(and(eq(drafts.parkId, parkId), eq(drafts.id, id)))
    .returning({ id: drafts.id })
  return rows.length > 0
}

/** Only as it was at this revision: what somebody saved since stays. */
export async function deleteDraftAt(
  tx: Tx,
  parkId: string,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<void> {
  await tx.delete(drafts).where(and(eq(drafts.parkId, parkId), eq(drafts.id, id), eq(drafts.revision, revision)))
}

interface VersionKey {
  readonly parkId: string
  readonly processId: string
  readonly version: number
}

/** The first picture of a version stays. */
export async function insertPicture(tx: Tx, row: VersionKey & { readonly svg: string }): Promise<void> {
  await tx.insert(processPictures).values(row).onConflictDoNothing()
}

export async function findPicture(tx: Tx, { parkId, processId, version }: VersionKey): Promise<string | null> {
  const [row] = await tx
    .select({ svg: processPictures.svg })
    .from(processPictures)
    .where(
      and(
        eq(processPictures.parkId, parkId),
        eq(processPictures.processId, processId),
        eq(processPictures.version, version),
      ),
    )
  return row?.svg ?? null
}

/** Which versions of a park's processes have a picture. */
export async function listPictures(
  tx: Tx,
  parkId: string,
): Promise<readonly { readonly processId: string; readonly version: number }[]> {
  return await tx
    .select({ processId: processPictures.processId, version: processPictures.version })
    .from(processPictures)
    .where(eq(processPictures.parkId, parkId))
}
