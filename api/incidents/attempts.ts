import type { HistoryEntry } from '../instances/history-entry.ts'

/** One time that a step failed. */
export interface Attempt {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly message: string
  readonly messageZh: string
}

/** Every time that element `key` failed, the first one first: each failure of its job, and each incident of its own. */
export function attemptsOf(entries: readonly HistoryEntry[], key: number): readonly Attempt[] {
  return entries.flatMap(({ at, events }) => {
    const jobFailed = events.some((event) => event.type === 'jobFailed' && event.key === key)
    return events.flatMap((event): readonly Attempt[] => {
      if (event.type === 'jobFailed' && event.key === key) {
        return [{ at, message: event.message, messageZh: event.message }]
      }
      // The incident of a job is the last failure of it, and no further one.
      if (event.type !== 'incidentRaised' || event.key !== key || jobFailed) return []
      return [{ at, message: event.message, messageZh: event.messageZh }]
    })
  })
}
