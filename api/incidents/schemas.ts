import { z } from 'zod'
import { inParkParams } from '../parks/schemas.ts'

export const incidentParams = inParkParams.extend({
  instance: z.uuid(),
  key: z.coerce.number().int().min(0).describe('Key of the element that cannot go on'),
})

export const incidentsQuery = z.object({
  process: z.string().max(120).default('').describe('Only of this process id'),
  node: z.string().max(120).default('').describe('Only at this flow node'),
  code: z.string().max(120).default(''),
})

export const incidentView = z.object({
  instanceId: z.string(),
  key: z.number().int(),
  rootInstanceId: z.string(),
  processId: z.string(),
  version: z.number().int().nullable(),
  node: z.string(),
  code: z.string(),
  message: z.string(),
  messageZh: z.string(),
  step: z.string().describe('Where it stood: activate, complete, leave or job'),
  raisedAt: z.iso.datetime(),
  attempts: z.number().int(),
  businessKey: z.string().nullable(),
  number: z.string().nullable().describe('Of the application'),
})

/** One incident in full. */
export const incidentDetail = incidentView.extend({
  scopes: z
    .array(
      z.object({
        instanceId: z.string(),
        processId: z.string(),
        node: z.string(),
        name: z.string().nullable(),
        body: z.number().int().nullable().describe('Of an activity that loops: in which body, from 0'),
      }),
    )
    .describe('Where it stands: from the process that everything began with, through calls and scopes, to the step'),
  failures: z
    .array(z.object({ at: z.iso.datetime(), message: z.string(), messageZh: z.string() }))
    .describe('Each time that the step failed, the first one first'),
})

export const endedIncidentView = incidentView.omit({ attempts: true }).extend({
  endedAt: z.iso.datetime(),
  endedBy: z
    .object({ actor: z.unknown(), command: z.string(), reason: z.string().nullable() })
    .nullable()
    .describe('Who ended it, by which command, and why; null once its journal was dropped'),
})

const variables = z.record(z.string(), z.json()).default({}).describe('Set where they live, before it goes on')
const reason = z.string().max(2_000).describe('Goes into the history')

export const dryRunBody = z.object({ variables })

export const retryBody = z.object({ variables, reason })

export const retryManyBody = z.object({
  incidents: z
    .array(z.object({ instanceId: z.uuid(), key: z.number().int().min(0) }))
    .min(1)
    .max(200),
  reason,
})

const problem = z.object({ code: z.string(), message: z.string(), messageZh: z.string() })

export const retriedView = z.array(
  z.object({ instanceId: z.string(), key: z.number().int(), retried: z.boolean(), problem: problem.nullable() }),
)
