import { and, asc, desc, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm'
import { people } from '../../people/tables.ts'
import type { Tx } from '../../plugins/database.ts'
import { drafts } from '../tables.ts'
import type { Revision, RevisionOrigin } from './revision.ts'
import { draftRevisions, draftTexts } from './tables.ts'

export interface DraftKey {
  readonly parkId: string
  readonly id: string
}

export interface KeptText {
  readonly hash: string
  readonly deflated: Uint8Array
}

function revisionsOf({ parkId, id }: DraftKey): SQL | undefined {
  return and(eq(draftRevisions.parkId, parkId), eq(draftRevisions.draftId, id))
}

function textsOf({ parkId, id }: DraftKey): SQL | undefined {
  return and(eq(draftTexts.parkId, parkId), eq(draftTexts.draftId, id))
}

const columns = {
  revision: draftRevisions.revision,
  savedAt: draftRevisions.savedAt,
  savedBy: people.name,
  origin: draftRevisions.origin,
  restored: draftRevisions.restored,
  files: draftRevisions.files,
}

/** Newest first. */
export async function listRevisions(tx: Tx, key: DraftKey): Promise<readonly Revision[]> {
  return await tx
    .select(columns)
    .from(draftRevisions)
    .innerJoin(people, eq(people.id, draftRevisions.savedBy))
    .where(revisionsOf(key))
    .orderBy(desc(draftRevisions.revision))
}

export async function findRevision(tx: Tx, key: DraftKey, revision: number): Promise<Revision | null> {
  const [row] = await tx
    .select(columns)
    .from(draftRevisions)
    .innerJoin(people, eq(people.id, draftRevisions.savedBy))
    .where(and(revisionsOf(key), eq(draftRevisions.revision, revision)))
  return row ?? null
}

export async function hasRevision(tx: Tx, key: DraftKey, revision: number): Promise<boolean> {
  const rows = await tx
    .select({ revision: draftRevisions.revision })
    .from(draftRevisions)
    .where(and(revisionsOf(key), eq(draftRevisions.revision, revision)))
  return rows.length > 0
}

/** Keeps what stands in `drafts` now, whose texts are kept already. */
export async function insertRevision(
  tx: Tx,
  { parkId, id }: DraftKey,
  row: { readonly origin: RevisionOrigin; readonly restored: number | null; readonly files: Revision['files'] },
): Promise<void> {
  const standing = tx
    .select({
      parkId: drafts.parkId,
      draftId: sql`${drafts.id}`.as('draft_id'),
      revision: drafts.revision,
      savedBy: drafts.savedBy,
      savedAt: drafts.savedAt,
      origin: sql`${row.origin}::text`.as('origin'),
      restored: sql`${row.restored}::integer`.as('restored'),
      files: sql`${JSON.stringify(row.files)}::jsonb`.as('files'),
    })
    .from(drafts)
    .where(and(eq(drafts.parkId, parkId), eq(drafts.id, id)))
  await tx.insert(draftRevisions).select(standing).onConflictDoNothing()
}

export async function findTexts(tx: Tx, key: DraftKey, hashes: readonly string[]): Promise<readonly KeptText[]> {
  return await tx
    .select({ hash: draftTexts.hash, deflated: draftTexts.deflated })
    .from(draftTexts)
    .where(and(textsOf(key), inArray(draftTexts.hash, [...hashes])))
}

/** Hash → bytes, of every text of the draft's history. */
export async function sizesOfTexts(tx: Tx, key: DraftKey): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .select({ hash: draftTexts.hash, size: sql<number>`length(${draftTexts.deflated})` })
    .from(draftTexts)
    .where(textsOf(key))
    .orderBy(asc(draftTexts.hash))
  return new Map(rows.map(({ hash, size }) => [hash, size]))
}

export async function insertTexts(tx: Tx, { parkId, id }: DraftKey, texts: readonly KeptText[]): Promise<void> {
  if (texts.length === 0) return
  const rows = texts.map((text) => ({ parkId, draftId: id, ...text }))
  await tx.insert(draftTexts).values(rows).onConflictDoNothing()
}

export async function deleteRevisions(tx: Tx, key: DraftKey, revisions: readonly number[]): Promise<void> {
  await tx.delete(draftRevisions).where(and(revisionsOf(key), inArray(draftRevisions.revision, [...revisions])))
}

/** Texts that none of these revisions holds. */
export async function deleteTextsBut(tx: Tx, key: DraftKey, held: readonly string[]): Promise<void> {
  await tx.delete(draftTexts).where(and(textsOf(key), notInArray(draftTexts.hash, [...held])))
}
