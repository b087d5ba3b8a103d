import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import type { Tx } from '../../plugins/database.ts'
import type { DraftFiles } from '../draft.ts'
import {
  type DraftKey,
  deleteRevisions,
  deleteTextsBut,
  insertRevision,
  insertTexts,
  listRevisions,
  sizesOfTexts,
} from './queries.ts'
import type { RevisionOrigin } from './revision.ts'
import { thinRevisions } from './thin-revisions.ts'

const deflate = promisify(deflateRaw)

/** How many saves go by before a history is thinned again. */
const THINNED_EVERY = 10

export interface NewRevision {
  readonly revision: number
  readonly savedAt: Date
  readonly origin: RevisionOrigin
  /** The revision that is restored. */
  readonly restored?: number
  readonly files: DraftFiles
}

/** Writes what the draft now is into its history, in the transaction that made it so; thins the history now and then. */
export async function keepRevision(tx: Tx, key: DraftKey, kept: NewRevision): Promise<void> {
  const hashes = Object.fromEntries(Object.entries(kept.files).map(([path, text]) => [path, hashOf(text)]))
  const stored = await sizesOfTexts(tx, key)
  const fresh = new Map(Object.values(kept.files).map((text) => [hashOf(text), text]))
  const missing = [...fresh].filter(([hash]) => !stored.has(hash))
  const texts = await Promise.all(missing.map(async ([hash, text]) => ({ hash, deflated: await deflate(text) })))
  await insertTexts(tx, key, texts)
  await insertRevision(tx, key, { origin: kept.origin, restored: kept.restored ?? null, files: hashes })
  if (kept.revision % THINNED_EVERY === 0) await thinHistory(tx, key, kept.savedAt)
}

async function thinHistory(tx: Tx, key: DraftKey, now: Date): Promise<void> {
  const revisions = await listRevisions(tx, key)
  const gone = new Set(thinRevisions(revisions, await sizesOfTexts(tx, key), now))
  if (gone.size === 0) return
  await deleteRevisions(tx, key, [...gone])
  const held = revisions.filter(({ revision }) => !gone.has(revision)).flatMap(({ files }) => Object.values(files))
  await deleteTextsBut(tx, key, [...new Set(held)])
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
