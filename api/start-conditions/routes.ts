import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { actorOf, commandIdOf, parkOf } from '../plugins/access.ts'
import { accepted } from '../refusal.ts'

/** Processes that start at a condition: somebody says what is the case, and they are asked. */
export const startConditionRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/condition-evaluations',
    config: { permission: 'evaluateConditions' },
    schema: {
      tags: ['processes'],
      summary: 'Starts the processes whose start condition holds · 按条件启动流程',
      params: inParkParams,
      body: z.object({ variables: z.record(z.string(), z.json()).describe('What is the case') }),
      response: { 200: z.object({ started: z.array(z.uuid()).describe('Ids of the instances') }) },
    },
    handler: async (request) => {
      const { started } = accepted(
        await app.engine.evaluateConditions({
          id: commandIdOf(request),
          parkId: parkOf(request).park.id,
          variables: request.body.variables,
          actor: actorOf(request),
        }),
      )
      return { started: [...started] }
    },
  })
}
