import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { commandIdOf, inParkOf, parkOf } from '../plugins/access.ts'
import { cancelInstance } from './cancel-instance.ts'
import { interventionRoutes } from './intervention-routes.ts'
import { noSuchInstance } from './no-such-instance.ts'
import { listInstances } from './queries.ts'
import { historyView, instanceParams, instanceState, instanceSummary, instancesQuery, reasonBody } from './schemas.ts'

/** Process instances of a park: list, state, history. */
export const instanceRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/instances',
    config: { permission: 'readInstances' },
    schema: {
      tags: ['instances'],
      summary: 'Process instances, newest first · 流程实例列表',
      params: inParkParams,
      querystring: instancesQuery,
      response: { 200: z.array(instanceSummary) },
    },
    handler: async (request) => {
      const rows = await inParkOf(request, (tx) => listInstances(tx, parkOf(request).park.id, request.query))
      return rows.map((row) => ({
        ...row,
        startedAt: row.startedAt.toISOString(),
        changedAt: row.changedAt.toISOString(),
        endedAt: row.endedAt?.toISOString() ?? null,
      }))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/instances/:instance',
    config: { permission: 'readInstances' },
    schema: {
      tags: ['instances'],
      summary: 'State of an instance · 流程实例状态',
      params: instanceParams,
      response: { 200: instanceState },
    },
    handler: async (request) => {
      const instance = await app.engine.loadInstance(parkOf(request).park.id, request.params.instance)
      if (instance === null) throw noSuchInstance(request.params.instance)
      return { ...instance }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/instances/:instance/history',
    config: { permission: 'readInstances' },
    schema: {
      tags: ['instances'],
      summary: 'Everything that happened, with the check of its hash chain · 流程历史',
      params: instanceParams,
      response: { 200: historyView },
    },
    handler: async (request) => {
      const { entries, chainHolds } = await app.engine.readHistory(parkOf(request).park.id, request.params.instance)
      if (entries.length === 0) throw noSuchInstance(request.params.instance)
      return { chainHolds, entries: entries.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })) }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/instances/:instance/cancellation',
    config: { permission: 'cancelInstance' },
    schema: {
      tags: ['instances'],
      summary: 'End an instance for good; not one of an application · 终止流程实例',
      params: instanceParams,
      body: reasonBody,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      const { instance: instanceId } = request.params
      await cancelInstance(request, { instanceId, reason: request.body.reason, commandId: commandIdOf(request) })
      return reply.code(204).send(null)
    },
  })

  await app.register(interventionRoutes)
}
