import { setImmediate as turn } from 'node:timers/promises'
import type { DatabaseClient } from '../../store/connection/client.ts'
import { findHeldJobs, nameOfHeld } from '../../store/due/find-held-jobs.ts'
import { type Held, type HeldJob, holdJob } from '../../store/due/hold-job.ts'

/** Keeps a job for its worker for as long as its outcome may take to be written; `null` where it is theirs no more. */
export type HoldWhileWriting = (job: HeldJob) => Promise<Held | null>

interface Waiting {
  readonly job: HeldJob
  readonly resolve: (held: Held | null | Promise<Held | null>) => void
  readonly reject: (reason: unknown) => void
}

const MOST_TOGETHER = 100

/**
 * Whoever asks while others are being answered is asked for together with all who came meanwhile, as commands are
 * written together. A lease that lasts long enough anyway is only read; one that does not is held on its own.
 */
export function gatherHolds(leaser: DatabaseClient, seconds: number): HoldWhileWriting {
  const waiting: Waiting[] = []
  let isRunning = false

  const holdAlone = async (job: HeldJob) => await leaser.run((sql) => holdJob(sql, job, seconds, 'at-least'))

  async function holdTogether(batch: readonly Waiting[]): Promise<void> {
    try {
      const jobs = batch.map(({ job }) => job)
      const held = await leaser.run((sql) => findHeldJobs(sql, jobs, seconds))
      for (const { job, resolve } of batch) resolve(held.get(nameOfHeld(job)) ?? holdAlone(job))
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  async function drain(): Promise<void> {
    isRunning = true
    // Whatever is asked in the same turn as the first goes with it.
    await null
    while (waiting.length > 0) {
      await holdTogether(waiting.splice(0, MOST_TOGETHER))
      if (waiting.length > 0) await turn()
    }
    isRunning = false
  }

  return async (job) =>
    await new Promise((resolve, reject) => {
      waiting.push({ job, resolve, reject })
      if (!isRunning) void drain()
    })
}
