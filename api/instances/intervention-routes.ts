import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { commandIdOf } from '../plugins/access.ts'
import { foreseeIntervention, intervene } from './intervene.ts'
import { foreseeRestart, restartInstance } from './restart-instance.ts'
import {
  foreseenView,
  instanceParams,
  modification,
  modifyBody,
  pointsBody,
  reasonBody,
  restartBody,
} from './schemas.ts'

const url = '/api/v1/parks/:park/instances/:instance'

/** What managers do to a running instance by hand: move tokens, hold it, let it go on. */
export const interventionRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'POST',
    url: `${url}/modification/dry-run`,
    config: { permission: 'modifyInstance' },
    schema: {
      tags: ['instances'],
      summary: 'What moving tokens would do; nothing is written · 试算调整',
      params: instanceParams,
      body: modification,
      response: { 200: foreseenView },
    },
    handler: async (request) => {
      const body = { type: 'modifyInstance', ...request.body } as const
      const decision = await foreseeIntervention(request, request.params.instance, body)
      if (!decision.accepted) return { accepted: false, events: [], rejection: decision.rejection }
      return { accepted: true, events: [...decision.events], rejection: null }
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/modification`,
    config: { permission: 'modifyInstance' },
    schema: {
      tags: ['instances'],
      summary: 'Move tokens: end, begin, skip · 调整办理位置',
      params: instanceParams,
      body: modifyBody,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      const { reason, ...moves } = request.body
      const body = { type: 'modifyInstance', ...moves } as const
      await intervene(request, {
        instanceId: request.params.instance,
        body,
        reason,
        commandId: commandIdOf(request),
      })
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/restart/dry-run`,
    config: { permission: 'restartInstance' },
    schema: {
      tags: ['instances'],
      summary: 'What the new instance would begin with; nothing is written · 试算重新启动',
      params: instanceParams,
      body: pointsBody,
      response: { 200: foreseenView },
    },
    handler: async (request) => {
      const order = { instanceId: request.params.instance, commandId: commandIdOf(request), ...request.body }
      const decision = await foreseeRestart(request, order)
      if (!decision.accepted) return { accepted: false, events: [], rejection: decision.rejection }
      return { accepted: true, events: [...decision.events], rejection: null }
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/restart`,
    config: { permission: 'restartInstance' },
    schema: {
      tags: ['instances'],
      summary: 'Let an ended instance go on as a new one · 重新启动流程实例',
      params: instanceParams,
      body: restartBody,
      response: { 202: z.object({ instanceId: z.string().describe('Of the new one, which starts at once') }) },
    },
    handler: async (request, reply) => {
      const order = { instanceId: request.params.instance, commandId: commandIdOf(request), ...request.body }
      return reply.code(202).send({ instanceId: await restartInstance(request, order) })
    },
  })

  for (const [path, type, summary] of [
    ['suspension', 'suspendInstance', 'Hold an instance until it is resumed · 暂停流程实例'],
    ['resumption', 'resumeInstance', 'Let a suspended instance go on · 恢复流程实例'],
  ] as const) {
    app.route({
      method: 'POST',
      url: `${url}/${path}`,
      config: { permission: 'suspendInstance' },
      schema: {
        tags: ['instances'],
        summary,
        params: instanceParams,
        body: reasonBody,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        const { reason } = request.body
        await intervene(request, {
          instanceId: request.params.instance,
          body: { type },
          reason,
          commandId: commandIdOf(request),
        })
        return reply.code(204).send(null)
      },
    })
  }
}
