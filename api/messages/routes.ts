import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { actorOf, commandIdOf, parkOf } from '../plugins/access.ts'
import { accepted } from '../refusal.ts'
import { messageBody, messageView } from './schemas.ts'

/** Messages from outside, each for one process instance that waits for it or that it starts. */
export const messageRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/messages',
    config: { permission: 'publishMessage' },
    schema: {
      tags: ['instances'],
      summary: 'Publish a message for the one that waits for it, or that it starts · 发布消息',
      params: inParkParams,
      body: messageBody,
      response: { 202: messageView },
    },
    handler: async (request, reply) => {
      const { timeToLive, ...content } = request.body
      const message = { ...content, id: commandIdOf(request), parkId: parkOf(request).park.id, actor: actorOf(request) }
      const answer = accepted(
        timeToLive === null
          ? await app.engine.publishMessage(message)
          : await app.engine.publishOrKeep(message, timeToLive),
      )
      return reply.code(202).send({
        id: message.id,
        instanceId: 'instanceId' in answer ? answer.instanceId : null,
        keptUntil: 'keptUntil' in answer ? new Date(answer.keptUntil).toISOString() : null,
      })
    },
  })
}
