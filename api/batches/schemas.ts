import { z } from 'zod'
import { modification, pointsBody, reasonBody } from '../instances/schemas.ts'
import { inParkParams } from '../parks/schemas.ts'
import { MOST_IN_A_BATCH } from './batch.ts'

const nodeId = z.string().min(1).max(120)

export const batchAct = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['suspend', 'resume', 'cancel']) }),
  z.object({ type: z.literal('modify'), ...modification.shape }),
  z.object({
    type: z.literal('migrate'),
    toVersion: z.number().int().min(1).describe('Of the process of each instance'),
    plan: z.record(nodeId, nodeId).default({}).describe('Flow node → its id in the other version'),
  }),
  z.object({ type: z.literal('resolve'), variables: z.record(z.string(), z.json()).default({}) }),
  z.object({ type: z.literal('restart'), ...pointsBody.shape }),
])

export const selection = z
  .object({
    process: nodeId.nullable().default(null),
    version: z.number().int().min(1).nullable().default(null),
    status: z.enum(['active', 'completed', 'terminated', 'cancelled']).nullable().default(null),
    step: nodeId.nullable().default(null).describe('Flow node at which something waits'),
    code: z.string().min(1).max(120).nullable().default(null).describe('Of an incident'),
    instances: z.array(z.uuid()).min(1).max(MOST_IN_A_BATCH).nullable().default(null),
  })
  .describe('A process or ids, and whatever else must hold; without a status what runs, of a restart what has ended')

export const batchOrder = z.object({ act: batchAct, selection })
export const batchBody = batchOrder.extend(reasonBody.shape)
export const batchParams = inParkParams.extend({ batch: z.uuid() })

const problem = z.object({ code: z.string(), message: z.string(), messageZh: z.string() })

export const itemView = z.object({
  instanceId: z.string(),
  processId: z.string(),
  businessKey: z.string().nullable(),
  number: z.string().nullable().describe('Of its application'),
  state: z.enum(['possible', 'waiting', 'done', 'refused']),
  problem: problem.nullable(),
})

export const foreseenBatch = z.object({
  items: z.array(itemView),
  left: z.number().int().describe('How many more are meant than were tried out'),
})

export const batchView = z.object({
  id: z.string(),
  act: z.unknown(),
  selection: z.unknown(),
  reason: z.string(),
  orderedBy: z.string(),
  orderedAt: z.iso.datetime(),
  state: z.enum(['running', 'done', 'cancelled']),
  endedAt: z.iso.datetime().nullable(),
  waiting: z.number().int(),
  done: z.number().int(),
  refused: z.number().int(),
})

export const itemsQuery = z.object({
  after: z.coerce.number().int().min(0).default(0).describe('Position of the last item of the page before'),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})

export const itemsView = z.array(itemView.extend({ position: z.number().int() }))
