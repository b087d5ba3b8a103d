import type { HistoryEntry } from './history-entry.ts'

/** What a step handed to the outside, and how often it was tried. */
export interface InstanceJob {
  readonly key: number
  readonly node: string
  readonly jobType: string
  readonly createdAt: number
  readonly endedAt: number | null
  readonly state: 'open' | 'failed' | 'done'
  /** Attempts that failed. */
  readonly failures: number
  readonly retries: number
  readonly lastFailure: string | null
  readonly failedAt: number | null
}

/** The jobs of an instance, in order of their creation. */
export function jobsOf(entries: readonly HistoryEntry[]): readonly InstanceJob[] {
  const jobs: InstanceJob[] = []
  const change = (key: number, changes: (job: InstanceJob) => Partial<InstanceJob>) => {
    // One element may have a second job only after its first one ended.
    const index = jobs.findLastIndex((job) => job.key === key)
    const job = jobs[index]
    if (job !== undefined) jobs[index] = { ...job, ...changes(job) }
  }
  for (const { at, events } of entries) {
    for (const event of events) {
      if (event.type === 'jobCreated') {
        const { key, node, jobType, retries } = event
        const nothing = { endedAt: null, failures: 0, lastFailure: null, failedAt: null }
        jobs.push({ key, node, jobType, retries, createdAt: at, state: 'open', ...nothing })
      } else if (event.type === 'jobFailed') {
        const { retries, message } = event
        const state = retries > 0 ? 'open' : 'failed'
        change(event.key, ({ failures }) => ({
          state,
          retries,
          failures: failures + 1,
          lastFailure: message,
          failedAt: at,
        }))
      } else if (event.type === 'jobRetried') {
        const { retries } = event
        change(event.key, () => ({ state: 'open', retries }))
      } else if (event.type === 'jobEnded') {
        change(event.key, () => ({ state: 'done', endedAt: at }))
      }
    }
  }
  return jobs
}
