import { v7 } from 'uuid'
import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkParams } from '../parks/schemas.ts'
import { actorOf, inParkOf, parkOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { signalBody } from './schemas.ts'

/** A signal reaches every process of the park: 30 a minute for one address are more than people send. */
const rateLimit = {
  max: 30,
  timeWindow: 60_000,
  errorResponseBuilder: () =>
    new Refusal(
      'too-many-attempts',
      'Expected at most 30 signals a minute. Try again later.',
      '发出信号过于频繁，请稍后再试。',
    ),
}

/** Signals from outside, for all that waits for them. */
export const signalRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/signals',
    config: { permission: 'raiseSignal', rateLimit },
    schema: {
      tags: ['instances'],
      summary: 'Raise a signal for all that waits for it, and all that it starts · 发出信号',
      params: inParkParams,
      body: signalBody,
      response: { 202: z.object({ id: z.string().describe('Of the signal; the Idempotency-Key where there is one') }) },
    },
    handler: async (request, reply) => {
      const { name, variables } = request.body
      const id = request.idempotencyKey ?? v7()
      const parkId = parkOf(request).park.id
      const answer = await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => {
          await app.engine.raiseSignal({ id, parkId, name, variables, actor: actorOf(request) })
          return { id }
        }),
      )
      return reply.code(202).send(answer)
    },
  })
}
