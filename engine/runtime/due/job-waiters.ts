import type { JobTypeInPark } from '../../store/due/find-due-types.ts'

/** Those who wait for jobs on this node; each is woken, and then looks for itself. */
export interface JobWaiters {
  readonly enter: (parkId: string, jobTypes: readonly string[]) => JobWaiter
  /** Wakes the one who has waited longest for it. */
  readonly wake: (due: JobTypeInPark) => void
  /** What is waited for, each once. */
  readonly awaited: () => readonly JobTypeInPark[]
  readonly size: () => number
}

export interface JobWaiter {
  /** Resolves when there may be a job, also where that was said since the last time, or when the signal is aborted. */
  readonly next: (ends: AbortSignal) => Promise<void>
  /** Leaves; where there may be more than it took, the next one is woken. */
  readonly leave: (mayBeMore: boolean) => void
}

interface Waiting {
  readonly parkId: string
  readonly jobTypes: ReadonlySet<string>
  isWoken: boolean
  go: () => void
}

export function createJobWaiters(): JobWaiters {
  const waiting = new Set<Waiting>()

  function wake({ parkId, jobType }: JobTypeInPark): void {
    for (const each of waiting) {
      if (each.isWoken || each.parkId !== parkId || !each.jobTypes.has(jobType)) continue
      each.isWoken = true
      each.go()
      return
    }
  }

  function enter(parkId: string, jobTypes: readonly string[]): JobWaiter {
    const own: Waiting = { parkId, jobTypes: new Set(jobTypes), isWoken: false, go: () => {} }
    waiting.add(own)
    return {
      next: async (ends) => {
        await untilWoken(own, ends)
        own.isWoken = false
      },
      leave: (mayBeMore) => {
        waiting.delete(own)
        if (mayBeMore || own.isWoken) for (const jobType of own.jobTypes) wake({ parkId, jobType })
      },
    }
  }

  return {
    enter,
    wake,
    awaited: () => {
      const all = new Map<string, JobTypeInPark>()
      for (const { parkId, jobTypes } of waiting) {
        for (const jobType of jobTypes) all.set(`${parkId}/${jobType}`, { parkId, jobType })
      }
      return [...all.values()]
    },
    size: () => waiting.size,
  }
}

async function untilWoken(own: Waiting, ends: AbortSignal): Promise<void> {
  if (own.isWoken || ends.aborted) return
  await new Promise<void>((resolve) => {
    const done = () => {
      ends.removeEventListener('abort', done)
      own.go = () => {}
      resolve()
    }
    own.go = done
    ends.addEventListener('abort', done)
  })
}
