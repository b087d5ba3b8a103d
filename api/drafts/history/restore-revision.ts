import type { Tx } from '../../plugins/database.ts'
import { replaceFiles, type Saved } from '../save-draft.ts'
import type { DraftKey } from './queries.ts'
import { readRevision } from './read-revision.ts'

export interface Restoration extends DraftKey {
  /** What the person sees now; refused where somebody else saved meanwhile. */
  readonly revision: number
  /** What the draft shall be again. */
  readonly restored: number
  readonly by: string
}

/** Makes an older revision the newest one. What stood before stays in the history, so that this can be taken back. */
export async function restoreRevision(tx: Tx, { restored, ...given }: Restoration): Promise<Saved> {
  const { files } = await readRevision(tx, given, restored)
  return await replaceFiles(tx, { ...given, files, origin: 'restored', restored })
}
