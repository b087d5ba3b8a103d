import type { Tx } from '../plugins/database.ts'
import { isDeploymentPath } from '../processes/deployment-paths.ts'
import { withdrawRequestsOf } from '../publications/queries.ts'
import { Refusal } from '../refusal.ts'
import { type Draft, type DraftFiles, type DraftHead, declaredProcess } from './draft.ts'
import { keepRevision } from './history/keep-revision.ts'
import { hasRevision } from './history/queries.ts'
import type { RevisionOrigin } from './history/revision.ts'
import { findDraft, findHead, updateDraft } from './queries.ts'

export interface Save {
  readonly parkId: string
  readonly id: string
  readonly revision: number
  /** Those that changed, `null` where one was removed; the others stay. */
  readonly files: { readonly [path: string]: string | null }
  readonly by: string
  readonly origin: 'saved' | 'merged'
}

export interface Saved {
  readonly revision: number
  readonly savedAt: Date
}

/** Saves the files that changed, unless somebody else saved since this person began: then nothing is written. */
export async function saveDraft(tx: Tx, { files, ...save }: Save): Promise<Saved> {
  requirePaths(files)
  const draft = await readDraft(tx, save.parkId, save.id)
  return await replaceFiles(tx, { ...save, files: textsOf({ ...draft.files, ...files }) })
}

export interface Replacement extends Omit<Save, 'files' | 'origin'> {
  readonly files: DraftFiles
  readonly origin: RevisionOrigin
  readonly restored?: number
}

/** Makes these the files of the draft and writes them into its history. */
export async function replaceFiles(tx: Tx, { parkId, id, revision, by, files, ...how }: Replacement): Promise<Saved> {
  const draft = await readDraft(tx, parkId, id)
  // Begun before there was a history.
  const isKept = await hasRevision(tx, { parkId, id }, draft.revision)
  if (!isKept) await keepRevision(tx, { parkId, id }, { ...draft, origin: 'begun' })
  const declared = declaredProcess(files)
  const saved = await updateDraft(tx, {
    parkId,
    id,
    revision,
    by,
    title: declared?.name ?? draft.title,
    processId: declared?.id ?? draft.processId,
    files,
  })
  // Whoever saved in between is told by name.
  if (saved === null) throw changed((await readHead(tx, parkId, id)).savedBy)
  await keepRevision(tx, { parkId, id }, { ...saved, ...how, files })
  await withdrawRequestsOf(tx, parkId, id, { decidedBy: by, decidedAt: saved.savedAt })
  return saved
}

export async function readDraft(tx: Tx, parkId: string, id: string): Promise<Draft> {
  const draft = await findDraft(tx, parkId, id)
  if (draft !== null) return draft
  throw noSuchDraft()
}

/** What stands, without its files; there must be such a draft. */
export async function readHead(tx: Tx, parkId: string, id: string): Promise<DraftHead> {
  const head = await findHead(tx, parkId, id)
  if (head === null) throw noSuchDraft()
  return head
}

export function noSuchDraft(): Refusal {
  return new Refusal(
    'draft-not-found',
    'Expected a draft of this park, but it is not here: it was published or discarded.',
    '没有这份草稿，可能已经发布或者删除。',
  )
}

export function changed(savedBy: string): Refusal {
  return new Refusal(
    'draft-changed',
    `Expected the draft as you opened it, but ${savedBy} has saved meanwhile. Keep yours as a copy, then compare.`,
    `${savedBy} 已保存了另一份修改。请把您的修改另存一份，再对照。`,
  )
}

function textsOf(files: Save['files']): DraftFiles {
  const entries = Object.entries(files)
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null))
}

export function requirePaths(files: Save['files']): void {
  const foreign = Object.keys(files).filter((path) => !isDeploymentPath(path))
  if (foreign.length === 0) return
  throw new Refusal(
    'invalid-request',
    'Expected *.bpmn, *.dmn, decisions/*.dmn, decisions/*.examples.json, forms/*.json, scenarios/*.jsonl and process.json, but found other files.',
    '草稿只含 *.bpmn、*.dmn、decisions/*.dmn、decisions/*.examples.json、forms/*.json、scenarios/*.jsonl 与 process.json。',
    foreign.slice(0, 20).map((path) => ({
      field: `files.${path}`,
      code: 'not-part-of-a-deployment',
      message: `${path} is not part of a deployment.`,
      messageZh: `${path} 不属于部署内容。`,
    })),
  )
}
