import type { Logger } from 'pino'
import type { Command, CommandBody } from '../../core/commands.ts'
import type { Answer } from '../../core/store.ts'
import type { DatabaseClient } from '../../store/connection/client.ts'
import { extendJobLeases } from '../../store/due/extend-job-leases.ts'
import { HANDLER_LEASE } from '../../store/due/job-lease-ran-out.ts'
import type { LeasedJob } from '../../store/due/lease-jobs.ts'
import { deterministicId } from '../deterministic-id.ts'
import type { JobHandler, JobOutcome } from '../engine.ts'
import type { EngineWatch } from '../watch/engine-watch.ts'
import { type DescribeParts, describeJob } from './describe-job.ts'
import { outcomeCommand } from './outcome-command.ts'
import { takeJobs } from './take-jobs.ts'

export interface JobParts extends DescribeParts {
  /** For leases, which need not be durable. */
  readonly leaser: DatabaseClient
  readonly handlers: ReadonlyMap<string, JobHandler>
  readonly send: (command: Command) => Promise<Answer>
  readonly log: Logger
  readonly watch: EngineWatch
}

export interface JobRunner {
  /** Takes jobs up to the limit of those that may run at once; says whether there may be more. */
  readonly takeJobs: () => Promise<boolean>
  readonly extendLeases: () => Promise<boolean>
  readonly isIdle: () => boolean
  readonly whenIdle: () => Promise<void>
}

const AT_ONCE = 16

export function createJobRunner(parts: JobParts, onEnded: () => void): JobRunner {
  const running = new Map<LeasedJob, Promise<void>>()

  async function run(job: LeasedJob): Promise<void> {
    try {
      const { jobType, instanceId, key } = job
      await parts.watch.within({ kind: 'job', jobType, instanceId, key }, () => doJob(parts, job))
    } catch (error) {
      // Its lease runs out, and it is taken again.
      parts.log.warn({ err: error, instance: job.instanceId, job: job.key }, 'job could not be recorded')
    } finally {
      running.delete(job)
      onEnded()
    }
  }

  return {
    takeJobs: async () => {
      const free = AT_ONCE - running.size
      const jobTypes = [...parts.handlers.keys()]
      if (free <= 0 || jobTypes.length === 0) return false
      const jobs = await takeJobs(parts.leaser, {
        jobTypes,
        parkId: null,
        worker: null,
        limit: free,
        seconds: HANDLER_LEASE,
      })
      for (const job of jobs) running.set(job, run(job))
      return false
    },
    extendLeases: async () => {
      if (running.size > 0) await parts.leaser.run((sql) => extendJobLeases(sql, [...running.keys()], HANDLER_LEASE))
      return false
    },
    isIdle: () => running.size === 0,
    whenIdle: async () => {
      while (running.size > 0) await Promise.all(running.values())
    },
  }
}

/** Lets the handler work, then records the outcome under an id that follows from the attempt. */
async function doJob(parts: JobParts, leased: LeasedJob): Promise<void> {
  const handler = parts.handlers.get(leased.jobType)
  const job = await describeJob(parts, leased)
  if (handler === undefined || job === null) return
  const outcome = await handler(job).then(
    (given) => noted(parts, leased, given),
    (error: unknown) => failed(parts, leased, error),
  )
  const answer = await record(parts, leased, outcomeCommand(leased, outcome), 'outcome')
  if (answer.accepted || GONE.has(answer.rejection.code)) return
  // What the handler answered cannot be taken, and never will be: an incident says so.
  const message = `${answer.rejection.message} ${answer.rejection.messageZh}`
  await record(parts, leased, { type: 'failJob', key: leased.key, retries: 0, message }, 'refused')
}

/** The job ended another way while it was worked on, or is done again when its instance is resumed. */
const GONE: ReadonlySet<string> = new Set(['not-waiting', 'instance-ended', 'not-started', 'instance-suspended'])

function noted({ log }: JobParts, { instanceId, key, jobType }: LeasedJob, outcome: JobOutcome): JobOutcome {
  // Its message may be about people: it stands with the job, where managers read it, and in no log.
  if (outcome.type === 'failed') log.warn({ instance: instanceId, job: key, jobType }, 'job failed')
  return outcome
}

function failed({ log }: JobParts, { instanceId, key, jobType }: LeasedJob, error: unknown): JobOutcome {
  log.warn({ err: error, instance: instanceId, job: key, jobType }, 'job handler failed')
  return { type: 'failed', message: error instanceof Error ? error.message : String(error), retryable: true }
}

async function record({ send }: JobParts, job: LeasedJob, body: CommandBody, what: string): Promise<Answer> {
  const { parkId, instanceId, key, attempt, jobType } = job
  const id = deterministicId('job', what, instanceId, key, attempt)
  return await send({ id, parkId, instanceId, actor: { type: 'worker', worker: jobType }, body })
}
