import { z } from 'zod'
import type { ListedRequest } from './clock-request.ts'
import { clockRequestLifecycle } from './lifecycle.ts'

export const clockRequestView = z.object({
  id: z.uuid(),
  state: z.enum(clockRequestLifecycle.states),
  kind: z.enum(['pause', 'extend']),
  applicationId: z.uuid(),
  applicationNumber: z.string().nullable(),
  instanceId: z.uuid(),
  key: z.number().int().describe('0 = the whole application'),
  department: z.string().describe('Whose head decides'),
  ground: z.string().nullable(),
  clock: z.enum(['promised', 'statutory']).nullable(),
  days: z.number().int().nullable(),
  why: z.string(),
  evidence: z.array(z.string()),
  expectedEnd: z.iso.datetime().nullable(),
  limitDays: z.number().int().nullable(),
  askedBy: z.string().describe('Name'),
  askedFor: z.string().nullable().describe('For whom, where a substitute asked'),
  askedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  decidedFor: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable().describe('Of who did not approve'),
})

export type ClockRequestView = z.output<typeof clockRequestView>

export function clockRequestViewOf(request: ListedRequest): ClockRequestView {
  const { id, state, applicationId, applicationNumber, instanceId, key, department, asked, reason } = request
  const { asker: askedBy, askerFor: askedFor, decider: decidedBy, deciderFor: decidedFor } = request
  const pause = asked.kind === 'pause' ? asked : null
  const extension = asked.kind === 'extend' ? asked : null
  return {
    ...{ id, state, kind: asked.kind, applicationId, applicationNumber, instanceId, key, department },
    ground: pause?.ground ?? null,
    clock: extension?.clock ?? null,
    days: extension?.days ?? null,
    why: asked.why,
    evidence: [...(pause?.evidence ?? [])],
    expectedEnd: pause?.expectedEnd?.toISOString() ?? null,
    limitDays: pause?.limitDays ?? null,
    ...{ askedBy, askedFor, askedAt: request.askedAt.toISOString() },
    ...{ decidedBy, decidedFor, decidedAt: request.decidedAt?.toISOString() ?? null, reason },
  }
}
