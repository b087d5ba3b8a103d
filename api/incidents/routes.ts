import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { foreseenView } from '../instances/schemas.ts'
import { inParkParams } from '../parks/schemas.ts'
import { commandIdOf, inParkOf, parkOf } from '../plugins/access.ts'
import type { Incident } from './incident.ts'
import { listIncidents } from './queries.ts'
import { existingIncident, foreseeRetry, retryIncident, retryIncidents } from './retry-incident.ts'
import {
  dryRunBody,
  incidentParams,
  incidentsQuery,
  incidentView,
  retriedView,
  retryBody,
  retryManyBody,
} from './schemas.ts'

/** Incidents: why an instance cannot go on, what a retry would do, and the retry. */
export const incidentRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/incidents',
    config: { permission: 'readInstances' },
    schema: {
      tags: ['incidents'],
      summary: 'Open incidents, the oldest first · 异常列表',
      params: inParkParams,
      querystring: incidentsQuery,
      response: { 200: z.array(incidentView) },
    },
    handler: async (request) => {
      const { id } = parkOf(request).park
      return (await inParkOf(request, (tx) => listIncidents(tx, id, request.query))).map(viewOf)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/incidents/:instance/:key',
    config: { permission: 'readInstances' },
    schema: {
      tags: ['incidents'],
      summary: 'One incident · 异常详情',
      params: incidentParams,
      response: { 200: incidentView },
    },
    handler: async (request) => viewOf(await existingIncident(request, keyOf(request.params))),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/incidents/:instance/:key/dry-run',
    config: { permission: 'resolveIncidents' },
    schema: {
      tags: ['incidents'],
      summary: 'What a retry would do; nothing is written · 试算',
      params: incidentParams,
      body: dryRunBody,
      response: { 200: foreseenView },
    },
    handler: async (request) => {
      const decision = await foreseeRetry(request, keyOf(request.params), request.body.variables)
      if (!decision.accepted) return { accepted: false, events: [], rejection: decision.rejection }
      return { accepted: true, events: [...decision.events], rejection: null }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/incidents/:instance/:key/retry',
    config: { permission: 'resolveIncidents' },
    schema: {
      tags: ['incidents'],
      summary: 'Go on from where it stood, with changed variables · 重试',
      params: incidentParams,
      body: retryBody,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await retryIncident(request, keyOf(request.params), { ...request.body, commandId: commandIdOf(request) })
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/incidents/retry',
    config: { permission: 'resolveIncidents' },
    schema: {
      tags: ['incidents'],
      summary: 'Retry many for one reason · 批量重试',
      params: inParkParams,
      body: retryManyBody,
      response: { 200: retriedView },
    },
    handler: async (request) => [...(await retryIncidents(request, request.body.incidents, request.body.reason))],
  })
}

function keyOf({ instance, key }: { readonly instance: string; readonly key: number }) {
  return { instanceId: instance, key }
}

function viewOf({ raisedAt, ...incident }: Incident) {
  return { ...incident, raisedAt: new Date(raisedAt).toISOString() }
}
