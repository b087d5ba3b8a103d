import { and, asc, eq, ne, type SQL, sql } from 'drizzle-orm'
import { people } from '../../people/tables.ts'
import type { Tx } from '../../plugins/database.ts'
import { draftPresence } from './tables.ts'

/** A window in which a draft is open. */
export interface Window {
  readonly parkId: string
  readonly draftId: string
  readonly windowId: string
  readonly personId: string
  /** What is chosen there. */
  readonly element: string | null
}

function ofDraft({ parkId, draftId }: Window): SQL | undefined {
  return and(eq(draftPresence.parkId, parkId), eq(draftPresence.draftId, draftId))
}

/** That it is open now. A window of somebody else is left as it is. */
export async function upsertPresence(tx: Tx, { element, ...row }: Window): Promise<void> {
  await tx
    .insert(draftPresence)
    .values({ ...row, element, seenAt: sql`clock_timestamp()` })
    .onConflictDoUpdate({
      target: [draftPresence.parkId, draftPresence.draftId, draftPresence.windowId],
      set: { element, seenAt: sql`clock_timestamp()` },
      setWhere: eq(draftPresence.personId, row.personId),
    })
}

/** Its own row, and those of windows that have not been heard of for this many seconds. */
export async function deletePresence(tx: Tx, window: Window, seconds: number): Promise<void> {
  const own = and(eq(draftPresence.windowId, window.windowId), eq(draftPresence.personId, window.personId))
  const silent = sql`${draftPresence.seenAt} < clock_timestamp() - make_interval(secs => ${seconds})`
  await tx.delete(draftPresence).where(and(ofDraft(window), sql`((${own}) or ${silent})`))
}

/** The other windows, in order of the persons' names. */
export async function listOthers(
  tx: Tx,
  window: Window,
): Promise<readonly { readonly personId: string; readonly name: string; readonly element: string | null }[]> {
  return await tx
    .select({ personId: draftPresence.personId, name: people.name, element: draftPresence.element })
    .from(draftPresence)
    .innerJoin(people, eq(people.id, draftPresence.personId))
    .where(and(ofDraft(window), ne(draftPresence.windowId, window.windowId)))
    .orderBy(asc(people.name), asc(draftPresence.windowId))
}
