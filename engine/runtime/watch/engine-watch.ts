import type { CommandBody } from '../../core/commands.ts'

/** A piece of work of the engine, as it is told to whoever watches. No names of people, parks or values. */
export type WatchedWork =
  /** Commands that are decided and written together; `origins` says what each was sent for. */
  | { readonly kind: 'batch'; readonly size: number; readonly origins: readonly unknown[] }
  | { readonly kind: 'timer'; readonly instanceId: string }
  | { readonly kind: 'job'; readonly jobType: string; readonly instanceId: string; readonly key: number }

/** Whoever watches over an engine while it works: counts, times, traces. It never throws and takes no time worth telling. */
export interface EngineWatch {
  /** What a command came to: `accepted`, `repeated`, or the code of its rejection or failure. */
  readonly answered: (command: CommandBody['type'], outcome: string) => void
  /** Runs a piece of work, once, and gives what it gives. */
  readonly within: <T>(work: WatchedWork, run: () => Promise<T>) => Promise<T>
  /** What is being done where a command is sent; it comes back with its batch. */
  readonly origin: () => unknown
}

export const unwatched: EngineWatch = {
  answered: () => {},
  within: (_work, run) => run(),
  origin: () => undefined,
}
