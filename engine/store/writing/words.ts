import type { ClockWord } from './project-clocks.ts'

type Table = 'timers' | 'jobs' | 'subscriptions' | 'incidents'

/** What a batch says last about a key: the row to be written, `null` when it is gone; a job that was there before only moves. */
export type Words = { readonly [T in Table]: Map<number, object | null> } & {
  readonly clocks: Map<number, ClockWord>
}
