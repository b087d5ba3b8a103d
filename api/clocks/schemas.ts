import { z } from 'zod'
import { inParkParams } from '../parks/schemas.ts'
import { taskParams } from '../tasks/schemas.ts'

export const clockOfTask = taskParams
export const clockOfApplication = inParkParams.extend({ application: z.uuid() })

export const pauseBody = z.object({
  ground: z.string().max(40).default('').describe('Such as `hearing`, `correction`; those of article 45 are asked for'),
  why: z.string().max(2_000).default(''),
  evidence: z.array(z.string().max(200)).max(20).default([]).describe('Documents by name; at least one'),
  expectedEnd: z.iso.datetime({ offset: true }).nullish(),
  limitDays: z.number().nullish().describe('1 to 400 working days after which it ends by itself'),
  from: z.iso.datetime({ offset: true }).nullish().describe('Only now; anything else is refused'),
})

export const resumeBody = z.object({
  suspension: z.string().max(60).nullish().describe('Without one, the last of this task that lasts'),
  result: z.string().max(2_000).default('').describe('What has come: the result, the record'),
})

export const extendBody = z.object({
  days: z.number().describe('Whole working days; what is none is refused, and kept'),
  reason: z.string().max(2_000).default(''),
  clock: z.enum(['promised', 'statutory']).nullish(),
})

const suspensionView = z.object({
  id: z.string(),
  ground: z.string(),
  groundName: z.string().describe('In Chinese'),
  article: z.string(),
  by: z.string().nullable(),
  department: z.string().nullable(),
  why: z.string().nullable(),
  evidence: z.array(z.string()),
  from: z.iso.datetime(),
  to: z.iso.datetime().nullable(),
  expectedEnd: z.iso.datetime().nullable(),
  limit: z.iso.datetime().nullable(),
  ofWhole: z.boolean().describe('Of what lies around the step: a suspension of the whole, which covers what is inside'),
  fromCaller: z.boolean().describe('Of the process that called this one, which alone ends it'),
})

export const clockView = z.object({
  key: z.number().int(),
  node: z.string(),
  clock: z.enum(['promised', 'statutory']),
  state: z.enum(['running', 'paused', 'ended', 'deemed']),
  light: z.enum(['green', 'yellow', 'red', 'grey']),
  startedAt: z.iso.datetime(),
  dueAt: z.iso.datetime().nullable(),
  provisional: z.boolean(),
  days: z.number().int(),
  usedDays: z.number().int(),
  remainingDays: z.number().int(),
  extension: z
    .object({ days: z.number().int(), reason: z.string().nullable(), by: z.string().nullable(), at: z.iso.datetime() })
    .nullable(),
  suspensions: z.array(suspensionView),
})

export type ClockView = z.output<typeof clockView>
