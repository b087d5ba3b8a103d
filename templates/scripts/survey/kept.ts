/** What one person has written or photographed for one part of a survey and what has not arrived at the server yet. */
export type Kept =
  | { readonly kind: 'item'; readonly code: string; readonly said: Said; readonly version: number }
  | { readonly kind: 'photo'; readonly code: string; readonly id: string; readonly name: string; readonly photo: Blob }
  | { readonly kind: 'signature'; readonly id: string; readonly given: object }

export interface Said {
  readonly result: string
  readonly note: string
  readonly howToFix: string
}

/** The order in which they are sent: a signature goes last, for nothing may follow it. */
const order = ['item', 'photo', 'signature'] as const

const STORE = 'kept'

/** Keeps them in the browser until they have been sent, under a key of one person and one task. */
export class KeptPieces {
  private readonly owner: string
  private database: Promise<IDBDatabase> | null = null

  constructor(owner: string) {
    this.owner = owner
  }

  async put(piece: Kept): Promise<void> {
    await this.run('readwrite', (store) => store.put(piece, this.keyOf(piece)))
  }

  async remove(piece: Kept): Promise<void> {
    await this.run('readwrite', (store) => store.delete(this.keyOf(piece)))
  }

  /** Everything that waits, in the order in which it is to be sent. */
  async list(): Promise<readonly Kept[]> {
    const range = IDBKeyRange.bound(`${this.owner}|`, `${this.owner}|\uffff`)
    // Whatever stands in this store was put there by `put`.
    const pieces = (await this.run('readonly', (store) => store.getAll(range))) as readonly Kept[]
    return [...pieces].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
  }

  private keyOf(piece: Kept): string {
    const own = piece.kind === 'photo' ? piece.id : piece.kind === 'item' ? piece.code : ''
    return `${this.owner}|${piece.kind}|${own}`
  }

  private async run<Result>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<Result>,
  ): Promise<Result> {
    this.database ??= open()
    const transaction = (await this.database).transaction(STORE, mode)
    const request = work(transaction.objectStore(STORE))
    return await new Promise((resolve, reject) => {
      // On disk, not only asked for: the telephone may be switched off in the next moment.
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error)
      transaction.onerror = () => reject(transaction.error)
    })
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('siji-survey', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
