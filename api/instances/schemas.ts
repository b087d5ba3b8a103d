import { z } from 'zod'
import { inParkParams } from '../parks/schemas.ts'

export const instanceParams = inParkParams.extend({ instance: z.uuid() })

export const instancesQuery = z.object({
  process: z.string().max(120).optional().describe('Only of this process id'),
  status: z.enum(['active', 'completed', 'terminated', 'cancelled']).optional(),
  after: z.uuid().optional().describe('Id of the last instance of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const reasonBody = z.object({ reason: z.string().max(2_000).describe('Goes into the history') })

const nodes = z.array(z.string().min(1).max(120)).max(50).default([])

export const modification = z.object({
  terminate: nodes.describe('Flow nodes where everything that stands there ends'),
  activate: nodes.describe('Flow nodes that then begin'),
  after: nodes.describe('Flow nodes that are left as if they had just completed'),
})

const variables = z
  .record(z.string().min(1).max(200), z.json())
  .default({})
  .describe('Over the last variables of the process')

export const pointsBody = z.object({
  points: z
    .array(
      z.object({
        node: z.string().min(1).max(120),
        bodies: z
          .record(z.string().min(1).max(120), z.number().int().min(0).max(100_000))
          .optional()
          .describe('Activity that loops → which of its bodies, counted from 0'),
      }),
    )
    .max(50)
    .default([])
    .transform((points) => points.map(({ node, bodies }) => (bodies === undefined ? { node } : { node, bodies })))
    .describe('Flow nodes before which it goes on; none = from the start'),
  variables,
})

export const restartBody = pointsBody.extend(reasonBody.shape)

export const modifyBody = modification.extend(reasonBody.shape)

export const foreseenView = z.object({
  accepted: z.boolean(),
  events: z.array(z.unknown()).describe('What would happen, in order'),
  rejection: z.object({ code: z.string(), message: z.string(), messageZh: z.string() }).nullable(),
})

export const instanceSummary = z.object({
  id: z.string(),
  rootInstanceId: z.string(),
  processId: z.string(),
  definitionHash: z.string(),
  businessKey: z.string().nullable(),
  status: z.string(),
  revision: z.number().int(),
  startedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
})

export const instanceState = z
  .looseObject({ id: z.string(), processId: z.string(), state: z.string(), revision: z.number().int() })
  .describe('The state as the engine keeps it: elements, scopes with their variables, waiting flows, jobs, incidents')

export const historyView = z.object({
  chainHolds: z.boolean().describe('Whether every hash follows from the entry before and the stored bytes'),
  entries: z.array(
    z.object({
      revision: z.number().int(),
      at: z.iso.datetime(),
      actor: z.unknown(),
      commandId: z.string(),
      command: z.unknown(),
      events: z.unknown(),
      hash: z.string(),
    }),
  ),
})
