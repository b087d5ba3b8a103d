import { DatabaseError } from './database-error.ts'

/** Lets `width` pieces of work run at once and `limit` more wait in turn; beyond that it refuses as `overloaded`. */
export class BoundedQueue {
  readonly #width: number
  readonly #limit: number
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(width: number, limit: number) {
    this.#width = width
    this.#limit = limit
  }

  /** How much runs, and how much waits. */
  load(): { readonly running: number; readonly waiting: number } {
    return { running: this.#running, waiting: this.#waiting.length }
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#width) await this.#wait()
    else this.#running += 1
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      // The place passes on without becoming free in between, so that nobody who comes now overtakes.
      if (next === undefined) this.#running -= 1
      else next()
    }
  }

  async #wait(): Promise<void> {
    if (this.#waiting.length >= this.#limit) throw new DatabaseError('overloaded')
    await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }
}
