import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { endLeaveNow, enterLeave } from './enter-leave.ts'
import { listLeaves } from './queries.ts'

const url = '/api/v1/parks/:park/leaves'

const leaveView = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  personName: z.string(),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  reason: z.string(),
  enteredByName: z.string(),
})

/** 请假 without a substitute: tasks go back to the department. */
export const leaveRoutes: FeatureRoutes = async (app) => {
  const config = { permission: 'useSubstitutions' } as const
  const byWhom = (request: FastifyRequest) => ({
    access: parkOf(request),
    personId: personOf(request).personId,
    now: new Date(app.engine.now()),
  })

  app.route({
    method: 'GET',
    url,
    config,
    schema: {
      tags: ['organisation'],
      summary: 'Who is on leave without a substitute · 请假登记',
      params: inParkParams,
      response: { 200: z.array(leaveView) },
    },
    handler: async (request) =>
      (await inParkOf(request, (tx) => listLeaves(tx, parkOf(request).park.id))).map(
        ({ fromAt, untilAt, ...leave }) => ({ ...leave, from: fromAt.toISOString(), until: untilAt.toISOString() }),
      ),
  })

  app.route({
    method: 'POST',
    url,
    config,
    schema: {
      tags: ['organisation'],
      summary: 'Enter leave for which nobody stands in · 登记请假（无人代岗）',
      description: 'What the person holds goes back to the department; nobody gives them tasks until it is over.',
      params: inParkParams,
      body: z.object({
        personId: z.uuid(),
        from: z.iso.datetime({ offset: true }),
        until: z.iso.datetime({ offset: true }),
        reason: z.string().trim().min(1).max(500),
      }),
      response: { 200: z.object({ id: z.uuid() }) },
    },
    handler: async (request) => {
      const { personId, from, until, reason } = request.body
      const asked = { personId, reason, fromAt: new Date(from), untilAt: new Date(until) }
      return await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => ({ id: await enterLeave(tx, byWhom(request), asked) })),
      )
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/:leave/end`,
    config,
    schema: {
      tags: ['organisation'],
      summary: 'End it now · 销假',
      params: inParkParams.extend({ leave: z.uuid() }),
      response: { 200: z.object({ ended: z.literal(true) }) },
    },
    handler: async (request) => {
      await inParkOf(request, (tx) => endLeaveNow(tx, byWhom(request), request.params.leave))
      return { ended: true } as const
    },
  })
}
