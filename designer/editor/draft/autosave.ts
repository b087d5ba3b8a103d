import { changesBetween, type Draft, type DraftFiles, isSame } from './draft.ts'
import { type DraftClient, Refused } from './draft-client.ts'
import { forgetLocally, keepLocally } from './local-copies.ts'
import type { Parted } from './parted.ts'

export type SaveStatus =
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'saving' }
  /** Kept in this browser; tried again by itself. */
  | { readonly state: 'offline'; readonly message: string }
  /** Not saved, and this browser cannot keep it either: it is in this window alone. */
  | { readonly state: 'unkept'; readonly message: string }
  | { readonly state: 'refused'; readonly message: string }

export interface Autosave {
  /** Something was changed: saves soon, all changes of a moment together. */
  readonly touch: () => void
  /** Saves what is not saved yet; resolves with the revision that then stands, rejects where it could not be saved. */
  readonly flush: () => Promise<number>
  /** The revision that was saved last. */
  readonly revision: () => number
  readonly close: () => void
}

interface AutosaveOptions {
  readonly client: DraftClient
  readonly draft: Draft
  /** All files as they stand, the diagram among them. */
  readonly files: () => Promise<DraftFiles>
  readonly tell: (status: SaveStatus) => void
  /** Somebody else saved meanwhile; what was being saved is kept as a draft of its own. */
  readonly onConflict: (parted: Parted) => void
}

const PAUSE = 800
const RETRY = 5_000

interface Hindrance {
  readonly reason: string
  readonly next: string
}

const LOST: Hindrance = { reason: '网络断了', next: '连上后自动保存' }

/** What passes by itself, or once the person has signed in again. */
const PASSING: { readonly [code: string]: Hindrance | undefined } = {
  'not-signed-in': { reason: '登录已过期', next: '在另一个窗口登录后自动保存' },
  overloaded: { reason: '系统繁忙', next: '稍后自动保存' },
  'database-unavailable': { reason: '系统暂时不可用', next: '稍后自动保存' },
}

/** Saves as one works; one save at a time. */
export function startAutosave({ client, draft, files, tell, onConflict }: AutosaveOptions): Autosave {
  let revision = draft.revision
  let saved = draft.files
  let savedAt = draft.savedAt
  let sent: DraftFiles | null = null
  let isDirty = false
  let running: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isClosed = false

  const save = async (): Promise<void> => {
    if (!isDirty || isClosed) return
    isDirty = false
    const now = await files().catch(() => null)
    if (now === null) {
      isDirty = true
      return tell({ state: 'refused', message: '流程图写不成文件，请撤销上一步' })
    }
    try {
      // What was undone again needs no revision.
      if (!isSame(saved, now)) await stands(await client.save(revision, changesBetween(saved, now)), now)
      if (!isDirty) tell({ state: 'saved', at: savedAt })
    } catch (error) {
      if (error instanceof Refused) return await refused(error, now)
      // It may have been written all the same.
      sent = now
      await keepTrying(now, LOST)
    }
  }

  const stands = async (next: Pick<Draft, 'revision' | 'savedAt'>, files: DraftFiles): Promise<void> => {
    revision = next.revision
    savedAt = next.savedAt
    saved = files
    sent = null
    await forgetLocally(draft.id)
  }

  const keepTrying = async (now: DraftFiles, { reason, next }: Hindrance): Promise<void> => {
    isDirty = true
    const changes = changesBetween(saved, now)
    const unanswered = sent === null ? null : changesBetween(saved, sent)
    const isKept = await keepLocally(draft.id, { revision, base: saved, changes, sent: unanswered })
    tell(
      isKept
        ? { state: 'offline', message: `${reason}，内容留在本机，${next}` }
        : { state: 'unkept', message: `${reason}，本机存储也满了，${next}` },
    )
    schedule(RETRY)
  }

  const refused = async (error: Refused, now: DraftFiles): Promise<void> => {
    const passing = PASSING[error.code]
    if (passing !== undefined) return await keepTrying(now, passing)
    if (error.code === 'draft-changed') return await parted(now).catch(async () => await keepTrying(now, LOST))
    if (error.code === 'draft-not-found') return await gone(error, now).catch(async () => await keepTrying(now, LOST))
    isDirty = true
    tell({ state: 'refused', message: error.message })
  }

  /** Published or discarded by somebody. */
  const gone = async (error: Refused, now: DraftFiles): Promise<void> => {
    const copy = await client.copy(`${draft.title}（${timeNow()} 留下的一份）`, now)
    isClosed = true
    await forgetLocally(draft.id)
    tell({ state: 'refused', message: `${error.message}您的修改已另存为草稿“${copy.title}”。` })
  }

  /** Somebody saved meanwhile, or it was this window, and the answer was lost. */
  const parted = async (now: DraftFiles): Promise<void> => {
    const theirs = await client.read()
    const own = [sent, now].find((each) => each !== null && isSame(each, theirs.files))
    if (own != null) {
      await stands(theirs, own)
      isDirty ||= !isSame(own, now)
      if (isDirty) return schedule(0)
      return tell({ state: 'saved', at: savedAt })
    }
    const copy = await client.copy(`${draft.title}（${timeNow()} 的另一份）`, now, saved)
    isClosed = true
    await forgetLocally(draft.id)
    tell({ state: 'refused', message: '先合并，或者选一份继续' })
    onConflict({ base: saved, mine: now, theirs, copy })
  }

  const schedule = (pause: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), pause)
  }

  const run = async (): Promise<void> => {
    while (running !== null) await running
    running = save().finally(() => {
      running = null
    })
    await running
  }

  return {
    touch: () => {
      // What was told when saving ended still holds.
      if (isClosed) return
      isDirty = true
      tell({ state: 'saving' })
      schedule(PAUSE)
    },
    flush: async () => {
      clearTimeout(timer)
      await run()
      if (isDirty || isClosed) throw new Error('Expected the draft to be saved, but it could not be.')
      return revision
    },
    revision: () => revision,
    close: () => {
      isClosed = true
      clearTimeout(timer)
    },
  }
}

export function timeNow(): string {
  return new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })
}
