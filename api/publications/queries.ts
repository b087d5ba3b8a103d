import { aliasedTable, and, desc, eq, getTableColumns, isNull, ne, notInArray } from 'drizzle-orm'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import type { PublicationHead, PublicationOutcome, PublicationRequest } from './publication.ts'
import { publicationRequests } from './tables.ts'

const { parkId: _park, draftId, draftRevision, askerReadAt: _read, ...stored } = getTableColumns(publicationRequests)
const { files: _files, picture: _picture, ...head } = stored
const deciders = aliasedTable(people, 'deciders')

/** False where another one of the process is open. */
export async function insertPublicationRequest(
  tx: Tx,
  parkId: string,
  { draft, ...row }: Omit<PublicationRequest, 'state' | `decided${string}` | 'reason' | 'version'>,
): Promise<boolean> {
  const rows = await tx
    .insert(publicationRequests)
    .values({ parkId, ...row, draftId: draft?.id ?? null, draftRevision: draft?.revision ?? null })
    .onConflictDoNothing()
    .returning({ id: publicationRequests.id })
  return rows.length > 0
}

/** Held until the transaction ends, so that two who decide come one after the other. */
export async function lockPublicationRequest(tx: Tx, parkId: string, id: string): Promise<PublicationRequest | null> {
  const [row] = await tx
    .select({ ...stored, draftId, draftRevision })
    .from(publicationRequests)
    .where(and(eq(publicationRequests.parkId, parkId), eq(publicationRequests.id, id)))
    .for('update')
  if (row === undefined) return null
  const { draftId: draft, draftRevision: revision, ...request } = row
  return { ...request, draft: draft === null || revision === null ? null : { id: draft, revision } }
}

type Change = Partial<Pick<PublicationRequest, 'state' | 'decidedBy' | 'decidedAt' | 'reason' | 'version'>>

export async function updatePublicationRequest(tx: Tx, parkId: string, id: string, change: Change): Promise<void> {
  await tx
    .update(publicationRequests)
    .set(change)
    .where(
      and(
        eq(publicationRequests.parkId, parkId),
        eq(publicationRequests.id, id),
        eq(publicationRequests.state, 'asked'),
      ),
    )
}

/** What was asked of a draft that has changed since is asked no more, unless somebody is publishing it. */
export async function withdrawRequestsOf(
  tx: Tx,
  parkId: string,
  draft: string,
  decision: { readonly decidedBy: string; readonly decidedAt: Date },
): Promise<void> {
  await tx
    .update(publicationRequests)
    .set({ state: 'withdrawn', ...decision })
    .where(
      and(
        eq(publicationRequests.parkId, parkId),
        eq(publicationRequests.draftId, draft),
        eq(publicationRequests.state, 'asked'),
        isNull(publicationRequests.decidedBy),
      ),
    )
}

const heads = (tx: Tx) =>
  tx
    .select({ ...head, askedByName: people.name, decidedByName: deciders.name })
    .from(publicationRequests)
    .innerJoin(people, eq(people.id, publicationRequests.askedBy))
    .leftJoin(deciders, eq(deciders.id, publicationRequests.decidedBy))

/** The newest first. */
export async function listPublicationRequests(
  tx: Tx,
  parkId: string,
  limit: number,
): Promise<readonly PublicationHead[]> {
  return await heads(tx)
    .where(eq(publicationRequests.parkId, parkId))
    .orderBy(desc(publicationRequests.askedAt), desc(publicationRequests.id))
    .limit(limit)
}

export async function findPublicationHead(tx: Tx, parkId: string, id: string): Promise<PublicationHead | null> {
  const [row] = await heads(tx).where(and(eq(publicationRequests.parkId, parkId), eq(publicationRequests.id, id)))
  return row ?? null
}

/** What waits for somebody who is none of these, the oldest first. */
export async function listWaitingRequests(
  tx: Tx,
  parkId: string,
  askers: readonly string[],
): Promise<readonly PublicationHead[]> {
  return await heads(tx)
    .where(
      and(
        eq(publicationRequests.parkId, parkId),
        eq(publicationRequests.state, 'asked'),
        isNull(publicationRequests.decidedBy),
        notInArray(publicationRequests.askedBy, [...askers]),
      ),
    )
    .orderBy(publicationRequests.askedAt, publicationRequests.id)
}

/** What this person asked for and somebody else settled, as long as they have not seen it; the newest first. */
export async function listUnreadOutcomes(
  tx: Tx,
  parkId: string,
  asker: string,
  limit: number,
): Promise<readonly PublicationOutcome[]> {
  const rows: readonly PublicationHead[] = await heads(tx)
    .where(
      and(
        eq(publicationRequests.parkId, parkId),
        eq(publicationRequests.askedBy, asker),
        ne(publicationRequests.state, 'asked'),
        isNull(publicationRequests.askerReadAt),
        ne(publicationRequests.decidedBy, asker),
      ),
    )
    .orderBy(desc(publicationRequests.decidedAt), desc(publicationRequests.id))
    .limit(limit)
  return rows.flatMap((row) => (row.state === 'asked' ? [] : [{ ...row, state: row.state }]))
}

/** Who asked has seen what became of it. */
export async function markOutcomeRead(tx: Tx, parkId: string, id: string, asker: string, now: Date): Promise<void> {
  await tx
    .update(publicationRequests)
    .set({ askerReadAt: now })
    .where(
      and(
        eq(publicationRequests.parkId, parkId),
        eq(publicationRequests.id, id),
        eq(publicationRequests.askedBy, asker),
        ne(publicationRequests.state, 'asked'),
        isNull(publicationRequests.askerReadAt),
      ),
    )
}

/** The files alone; `null` where there is no such request. */
export async function readPublicationFiles(
  tx: Tx,
  parkId: string,
  id: string,
): Promise<PublicationRequest['files'] | null> {
  const [row] = await tx
    .select({ files: publicationRequests.files })
    .from(publicationRequests)
    .where(and(eq(publicationRequests.parkId, parkId), eq(publicationRequests.id, id)))
  return row?.files ?? null
}
