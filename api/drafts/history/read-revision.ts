import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import type { Tx } from '../../plugins/database.ts'
import { Refusal } from '../../refusal.ts'
import type { DraftFiles } from '../draft.ts'
import { readHead } from '../save-draft.ts'
import { type DraftKey, findRevision, findTexts, listRevisions } from './queries.ts'
import { changedPaths, type Revision } from './revision.ts'

const inflate = promisify(inflateRaw)

export interface RevisionHead extends Revision {
  /** Files that differ from those of the revision before it that is kept. */
  readonly changed: readonly string[]
}

/** The kept revisions of a draft, newest first; there must be such a draft. */
export async function readHistory(tx: Tx, key: DraftKey): Promise<readonly RevisionHead[]> {
  await readHead(tx, key.parkId, key.id)
  const revisions = await listRevisions(tx, key)
  return revisions.map((each, index) => ({
    ...each,
    changed: changedPaths(revisions[index + 1]?.files ?? {}, each.files),
  }))
}

/** What the draft was then. */
export async function readRevision(
  tx: Tx,
  key: DraftKey,
  number: number,
): Promise<{ readonly head: Revision; readonly files: DraftFiles }> {
  await readHead(tx, key.parkId, key.id)
  const head = await findRevision(tx, key, number)
  if (head === null) throw noSuchRevision(number)
  const texts = await findTexts(tx, key, Object.values(head.files))
  const inflated = await Promise.all(
    texts.map(async ({ hash, deflated }) => [hash, (await inflate(deflated)).toString('utf8')] as const),
  )
  const byHash = new Map(inflated)
  // A revision is written with its texts, and texts go only when no revision holds them.
  const files = Object.entries(head.files).map(([path, hash]) => [path, byHash.get(hash) ?? ''])
  return { head, files: Object.fromEntries(files) }
}

function noSuchRevision(number: number): Refusal {
  return new Refusal(
    'revision-not-found',
    `Expected revision ${number} of this draft, but its history does not hold it (any more). Choose one of the list.`,
    `历史里没有第 ${number} 次保存，可能已经合并到更新的一次。请从清单里另选一次。`,
  )
}
