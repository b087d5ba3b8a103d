import type { Job, JobOutcome } from '../../engine/index.ts'
import { UnprintablePermit } from '../../templates/permits/unprintable-permit.ts'
import { followDeferral } from '../deferrals/follow-deferral.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { followPromise } from '../promises/follow-promise.ts'
import { type DrawPermits, deliverPermits, drawPermits } from './draw-permits.ts'
import { issuePermits } from './issue-permits.ts'
import { sendNotice } from './send-notice.ts'
import { HopelessJob } from './variables.ts'

/** What a service task may name. */
export const jobTypes = [
  'send-notice',
  'issue-permits',
  'draw-permits',
  'deliver-permits',
  'follow-deferral',
  'follow-promise',
] as const

export type JobType = (typeof jobTypes)[number]

/** Says what the service tasks of a process may name. */
export function registerJobs(app: AppParts, draw: DrawPermits): void {
  const handlers: { readonly [Type in JobType]: (job: Job) => Promise<JobOutcome> } = {
    'send-notice': (job) => sendNotice(app, job),
    'issue-permits': (job) => issuePermits(app, draw, job),
    'draw-permits': (job) => drawPermits(app, draw, job),
    'deliver-permits': (job) => deliverPermits(app, job),
    'follow-deferral': (job) => followDeferral(app, job),
    'follow-promise': (job) => followPromise(app, job),
  }
  for (const [jobType, handler] of Object.entries(handlers)) {
    app.engine.handleJobs(jobType, (job) => handler(job).catch(failed))
  }
}

/** What can never succeed becomes an incident at once; anything else is tried again by the engine. */
function failed(error: unknown): JobOutcome {
  if (error instanceof UnprintablePermit) {
    return { type: 'failed', message: `${error.messageZh} ${error.message}`, retryable: false }
  }
  if (error instanceof HopelessJob) return { type: 'failed', message: error.message, retryable: false }
  throw error
}
