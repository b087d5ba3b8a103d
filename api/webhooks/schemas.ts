import { z } from 'zod'
import { inParkParams } from '../parks/schemas.ts'
import { chosenEvents } from './webhook.ts'

export const webhookParams = inParkParams.extend({ webhook: z.uuid() })
export const letterParams = webhookParams.extend({ delivery: z.uuid() })

const rule = {
  name: z.string().trim().min(1).max(100),
  url: z
    .string()
    .max(2_000)
    .describe('https in production; no private or local address unless SIJI_WEBHOOK_ALLOW names it'),
  events: z
    .array(z.enum(chosenEvents))
    .max(chosenEvents.length)
    .default([])
    .describe('Entries that hold one of these events; none = all that the audience is told'),
  audience: z
    .enum(['outside', 'park'])
    .default('outside')
    .describe('outside: start, milestones, end. park: all that the event stream tells managers'),
}

export const newWebhookBody = z.object({
  ...rule,
  from: z
    .enum(['now', 'kept'])
    .default('now')
    .describe('Begin with what happens next, or with the oldest that is kept'),
})
export const webhookBody = z.object({ ...rule, isActive: z.boolean() })

export const webhookView = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()).readonly(),
  audience: z.enum(['outside', 'park']),
  isActive: z.boolean(),
  switchedOff: z.enum(['manager', 'gone']).nullable().describe('gone: the receiver answered 410'),
  reached: z.number().int().describe('Number of the last event that has become a delivery'),
  pending: z.number().int(),
  dead: z.number().int(),
  deliveredAt: z.iso.datetime().nullable(),
  failedAt: z.iso.datetime().nullable(),
  problem: z.string().nullable().describe('A status, or a word'),
  previousUntil: z.iso.datetime().nullable().describe('Until then signed with the secret before too'),
})

export const secretView = webhookView.extend({
  secret: z.string().describe('Shown now and never again'),
})

export const postedView = z.object({ status: z.number().int().nullable(), problem: z.string().nullable() })

export const letterView = z.object({
  id: z.string(),
  number: z.number().int(),
  instanceId: z.string(),
  tries: z.number().int(),
  problem: z.string().nullable(),
  failedAt: z.iso.datetime().nullable(),
  heldBack: z.number().int().describe('Later deliveries of the same instance that wait behind it'),
})

export const replayBody = z.object({
  delivery: z.uuid().nullable().default(null).describe('null = all of this webhook'),
  dryRun: z.boolean().default(false).describe('Only counts'),
})
export const replayedView = z.object({ count: z.number().int() })
