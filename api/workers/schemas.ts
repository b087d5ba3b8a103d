import { z } from 'zod'
import { LONGEST_JOB_LEASE } from '../../engine/index.ts'
import { inParkParams } from '../parks/schemas.ts'

/** Seconds that a request may wait for a job: less than what proxies and our own server allow a silent connection. */
export const MOST_WAITING = 25

const worker = z
  .string()
  .regex(/^[\w.:-]{1,100}$/)
  .describe('Its name, the same in all that it says of a job; two that run at the same time have two names')
const variables = z.record(z.string().min(1).max(200), z.json()).default({})
const code = z.string().min(1).max(200).describe('As the model writes it')

export const fetchBody = z.object({
  worker,
  types: z.array(z.string().min(1).max(200)).min(1).max(20).describe('Types of jobs, the most urgent first'),
  most: z.number().int().min(1).max(50).default(1),
  leaseSeconds: z
    .number()
    .int()
    .min(1)
    .max(LONGEST_JOB_LEASE)
    .default(30)
    .describe('How long each job is kept for this worker'),
  waitSeconds: z.number().int().min(0).max(MOST_WAITING).default(0).describe('How long to wait where there is none'),
})

export const jobsView = z.object({
  jobs: z.array(
    z.object({
      instanceId: z.string(),
      key: z.number().int(),
      attempt: z.number().int().describe('To be said with all that is said of this job'),
      retries: z.number().int().describe('Tries that are left, this one included'),
      type: z.string(),
      node: z.string().describe('Id of the task in the model'),
      processId: z.string(),
      rootInstanceId: z.string(),
      businessKey: z.string().nullable(),
      variables: z.record(z.string(), z.unknown()).describe('What the task maps, else all that it can see'),
    }),
  ),
})

export const jobParams = inParkParams.extend({
  instance: z.uuid(),
  key: z.coerce.number().int().min(0).max(2_147_483_647),
})

const held = z.object({ worker, attempt: z.number().int().min(1).max(2_147_483_647) })

export const extendBody = held.extend({
  leaseSeconds: z.number().int().min(0).max(LONGEST_JOB_LEASE).describe('From now; 0 gives the job back'),
})
export const extendedView = z.object({ leasedUntil: z.iso.datetime() })

export const completeBody = held.extend({ variables })

export const failBody = held.extend({
  message: z.string().min(1).max(4_000).describe('Why; managers read it'),
  retryable: z.boolean().default(true).describe('false raises the incident at once'),
  retries: z.number().int().min(0).max(100).optional().describe('Tries left after this one; default: one less'),
  retryAfterSeconds: z
    .number()
    .min(0)
    .max(604_800)
    .optional()
    .describe('Until the next try; default: a pause that grows from try to try'),
})

export const throwBody = held.extend({ code, variables })

export const recordedView = z.object({
  revision: z.number().int().describe('Of the instance'),
  repeated: z.boolean().describe('It had been recorded before'),
})
