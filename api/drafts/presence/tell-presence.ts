import type { Tx } from '../../plugins/database.ts'
import type { DraftHead } from '../draft.ts'
import { readHead } from '../save-draft.ts'
import { deletePresence, listOthers, upsertPresence, type Window } from './queries.ts'

/** A window says every 10 seconds that it is there; one that was silent for longer than this is gone. */
const GONE_AFTER_SECONDS = 35

export interface Presence extends Pick<DraftHead, 'revision' | 'savedAt' | 'savedBy'> {
  readonly others: readonly {
    readonly name: string
    /** Another window of the same person. */
    readonly isSelf: boolean
    readonly element: string | null
  }[]
}

/** Notes that a draft is open in this window, or no longer; tells who else has it open and what stands on the server. */
export async function tellPresence(tx: Tx, window: Window & { readonly isLeaving: boolean }): Promise<Presence> {
  const { revision, savedAt, savedBy } = await readHead(tx, window.parkId, window.draftId)
  await deletePresence(tx, window, GONE_AFTER_SECONDS)
  const { isLeaving, ...row } = window
  if (!isLeaving) await upsertPresence(tx, row)
  const others = await listOthers(tx, window)
  return {
    ...{ revision, savedAt, savedBy },
    others: others.map(({ personId, name, element }) => ({ name, element, isSelf: personId === window.personId })),
  }
}
