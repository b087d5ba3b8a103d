import { changesBetween, type Draft, type DraftFiles, type FileChanges, withChanges } from './draft.ts'
import { type DraftClient, Refused } from './draft-client.ts'

export type SaveStatus =
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'saving' }
  /** Kept in this browser; tried again by itself. */
  | { readonly state: 'offline'; readonly message: string }
  | { readonly state: 'refused'; readonly message: string }

export interface Autosave {
  /** Something was changed: saves soon, all changes of a moment together. */
  readonly touch: () => void
  /** Saves what is not saved yet; resolves with the revision that then stands, rejects where it could not be saved. */
  readonly flush: () => Promise<number>
  readonly close: () => void
}

interface AutosaveOptions {
  readonly client: DraftClient
  readonly draft: Draft
  /** All files as they stand, the diagram among them. */
  readonly files: () => Promise<DraftFiles>
  readonly tell: (status: SaveStatus) => void
  /** Somebody else saved meanwhile; what was being saved is kept as a draft of its own. */
  readonly onConflict: (copy: Draft, message: string) => void
}

const PAUSE = 800
const RETRY = 5_000

const LOST = '网络断了，内容留在本机，连上后自动保存'

/** What passes by itself, or once the person has signed in again. */
const PASSING: { readonly [code: string]: string | undefined } = {
  'not-signed-in': '登录已过期，内容留在本机；在另一个窗口登录后自动保存',
  overloaded: '系统繁忙，内容留在本机，稍后自动保存',
  'database-unavailable': '系统暂时不可用，内容留在本机，稍后自动保存',
}

/** Saves as one works; one save at a time. */
export function startAutosave({ client, draft, files, tell, onConflict }: AutosaveOptions): Autosave {
  let revision = draft.revision
  let saved = draft.files
  let isDirty = false
  let running: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isClosed = false

  const save = async (): Promise<void> => {
    if (!isDirty || isClosed) return
    isDirty = false
    const now = await files()
    const changes = changesBetween(saved, now)
    try {
      const { revision: next, savedAt } = await client.save(revision, changes)
      revision = next
      saved = now
      forgetLocally(draft.id)
      if (!isDirty) tell({ state: 'saved', at: savedAt })
    } catch (error) {
      if (error instanceof Refused) return await refused(error, changes)
      keepTrying(changes, LOST)
    }
  }

  const keepTrying = (changes: FileChanges, message: string): void => {
    isDirty = true
    keepLocally(draft.id, { revision, changes })
    tell({ state: 'offline', message })
    schedule(RETRY)
  }

  const refused = async (error: Refused, changes: FileChanges): Promise<void> => {
    const passing = PASSING[error.code]
    if (passing !== undefined) return keepTrying(changes, passing)
    if (error.code !== 'draft-changed') {
      isDirty = true
      return tell({ state: 'refused', message: error.message })
    }
    const title = `${draft.title}（${timeNow()} 的另一份）`
    const copy = await client.copy(title, withChanges(saved, changes)).catch(() => null)
    if (copy === null) return keepTrying(changes, LOST)
    isClosed = true
    forgetLocally(draft.id)
    onConflict(copy, error.message)
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
    close: () => {
      isClosed = true
      clearTimeout(timer)
    },
  }
}

export interface LocalCopy {
  /** The revision that the changes began from. */
  readonly revision: number
  readonly changes: FileChanges
}

function keepLocally(id: string, copy: LocalCopy): void {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify(copy))
  } catch {
    // Full or forbidden: the page still holds it.
  }
}

/** What could not be saved when this browser was last here; `null` where all was. */
export function recallLocally(id: string): LocalCopy | null {
  const text = localStorage.getItem(keyOf(id))
  if (text === null) return null
  const value: unknown = JSON.parse(text)
  const isCopy = typeof value === 'object' && value !== null && 'revision' in value && 'changes' in value
  return isCopy ? { revision: Number(value.revision), changes: textsOf(value.changes) } : null
}

export function forgetLocally(id: string): void {
  localStorage.removeItem(keyOf(id))
}

function textsOf(value: unknown): FileChanges {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return Object.fromEntries(entries.map(([path, text]) => [path, typeof text === 'string' ? text : null]))
}

function keyOf(id: string): string {
  return `siji-draft-${id}`
}

export function timeNow(): string {
  return new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })
}
