import type { Command, CommandBody } from '../../core/commands.ts'
import type { Event } from '../../core/events.ts'
import type { Answer, InstanceChange } from '../../core/store.ts'
import type { DatabaseClient } from '../../store/connection/client.ts'
import { DatabaseError } from '../../store/connection/database-error.ts'
import { findDueTypes } from '../../store/due/find-due-types.ts'
import { giveBackJobs } from '../../store/due/give-back-jobs.ts'
import { type HeldJob, holdJob } from '../../store/due/hold-job.ts'
import { findJournalled } from '../../store/journal/find-journalled.ts'
import { refuse } from '../commands/refusals.ts'
import { deterministicId } from '../deterministic-id.ts'
import type { Job, JobRequest, OutsideJobs } from '../engine.ts'
import { type DescribeParts, describeJob } from './describe-job.ts'
import { gatherHolds } from './gather-holds.ts'
import { createJobWaiters } from './job-waiters.ts'
import { outcomeCommand } from './outcome-command.ts'
import { takeJobs } from './take-jobs.ts'

export interface OutsideJobParts extends DescribeParts {
  /** For leases, which need not be durable. */
  readonly leaser: DatabaseClient
  readonly reader: DatabaseClient
  readonly send: (command: Command) => Promise<Answer>
}

export interface OutsideJobDesk extends OutsideJobs {
  /** Wakes who waits for what other nodes have put out, or what comes again after a pause. */
  readonly look: () => Promise<boolean>
  /** Wakes who waits for what this change has put out. */
  readonly notice: (change: InstanceChange) => void
}

const MOST_WAITERS = 500

/** Seconds that an outcome may take to be written; meanwhile nobody takes the job. More than a command may take. */
const WRITING = 20

/** Jobs for programs outside: taken on lease, fenced by the attempt, and the outcome recorded once. */
export function createOutsideJobs(parts: OutsideJobParts): OutsideJobDesk {
  const { leaser, reader, send } = parts
  const waiters = createJobWaiters()
  const hold = gatherHolds(leaser, WRITING)

  async function take(request: JobRequest): Promise<readonly Job[]> {
    const { parkId, worker, jobTypes, most, seconds, signal } = request
    const leased = await takeJobs(leaser, { parkId, worker, jobTypes, limit: most, seconds })
    if (leased.length === 0) return []
    const jobs = await Promise.all(leased.map((job) => describeJob(parts, job)))
    if (!signal.aborted) return jobs.filter((job) => job !== null)
    await leaser.run((sql) => giveBackJobs(sql, leased))
    return []
  }

  return {
    fetch: async (request) => {
      const { parkId, jobTypes, most, waitFor, signal } = request
      if (waiters.size() >= MOST_WAITERS) throw new DatabaseError('overloaded')
      const ends = AbortSignal.any([signal, AbortSignal.timeout(waitFor)])
      // Entered before the first look: what is put out right after it is not missed.
      const waiter = waiters.enter(parkId, jobTypes)
      let jobs: readonly Job[] = []
      try {
        jobs = await take(request)
        while (jobs.length === 0 && !ends.aborted) {
          await waiter.next(ends)
          if (!signal.aborted) jobs = await take(request)
        }
        return jobs
      } finally {
        waiter.leave(jobs.length === most)
      }
    },
    extend: async (job, seconds) => {
      const held = await leaser.run((sql) => holdJob(sql, job, seconds, 'exactly'))
      return held === null ? { held: false, rejection: lost(job) } : { held: true, until: held.leasedUntil }
    },
    finish: async (job, outcome) => {
      const id = deterministicId('job', 'outcome', job.instanceId, job.key, job.attempt)
      const held = await hold(job)
      if (held === null) return await earlierAnswer(reader, job, id)
      return await send(commandOf(job, id, outcomeCommand({ key: job.key, retries: held.retries }, outcome)))
    },
    escalate: async (job, { id, code, variables }) => {
      const held = await hold(job)
      if (held === null) return await earlierAnswer(reader, job, id)
      return await send(commandOf(job, id, { type: 'throwEscalation', key: job.key, code, variables }))
    },
    look: async () => {
      const awaited = waiters.awaited()
      if (awaited.length === 0) return false
      for (const due of await reader.run((sql) => findDueTypes(sql, awaited))) waiters.wake(due)
      return false
    },
    notice: ({ instance, entries }) => {
      for (const event of entries.flatMap(({ events }) => events)) {
        const jobType = jobTypeOf(event, instance.elements)
        if (jobType !== null) waiters.wake({ parkId: instance.parkId, jobType })
      }
    },
  }
}

function jobTypeOf(event: Event, elements: InstanceChange['instance']['elements']): string | null {
  if (event.type === 'jobCreated') return event.jobType
  if (event.type !== 'jobRetried') return null
  return elements.find(({ key }) => key === event.key)?.job?.jobType ?? null
}

/** What was recorded stays recorded for whoever says it again; anybody else has lost the job. */
async function earlierAnswer(reader: DatabaseClient, job: HeldJob, id: string): Promise<Answer> {
  const { parkId, instanceId } = job
  const found = (await reader.run((sql) => findJournalled(sql, [{ parkId, instanceId, id }]))).get(id)
  if (found === undefined) return { accepted: false, rejection: lost(job) }
  return { accepted: true, instanceId, revision: found.revision, repeated: true }
}

function lost({ instanceId, key, attempt }: HeldJob) {
  return refuse('job-lost', `${instanceId}/${key} (${attempt})`)
}

function commandOf({ parkId, instanceId, worker }: HeldJob, id: string, body: CommandBody): Command {
  return { id, parkId, instanceId, actor: { type: 'worker', worker }, body }
}
