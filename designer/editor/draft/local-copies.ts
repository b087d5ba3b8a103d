import type { DraftFiles, FileChanges } from './draft.ts'

/** What this browser holds of a draft and could not save. */
export interface LocalCopy {
  /** The revision that the work began from. */
  readonly revision: number
  readonly base: DraftFiles
  readonly changes: FileChanges
  /** What was sent last without an answer: it may have arrived. */
  readonly sent: FileChanges | null
}

const STORE = 'copies'

/** Keeps it until it has been saved; `false` where the browser's storage is full or forbidden. */
export async function keepLocally(id: string, copy: LocalCopy): Promise<boolean> {
  try {
    await run('readwrite', (store) => store.put(copy, id))
    return true
  } catch {
    return false
  }
}

/** What could not be saved when this browser was last here; `null` where all was. */
export async function recallLocally(id: string): Promise<LocalCopy | null> {
  try {
    // Only `keepLocally` writes here.
    const copy = (await run('readonly', (store) => store.get(id))) as LocalCopy | undefined
    return copy ?? null
  } catch {
    // Without storage nothing was kept.
    return null
  }
}

export async function forgetLocally(id: string): Promise<void> {
  try {
    await run('readwrite', (store) => store.delete(id))
  } catch {
    // Without storage there is nothing to forget.
  }
}

async function run<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await open()
  try {
    const transaction = database.transaction(STORE, mode)
    const request = work(transaction.objectStore(STORE))
    return await new Promise((resolve, reject) => {
      // On disk, not only asked for.
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error)
      transaction.onerror = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('siji-drafts', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
