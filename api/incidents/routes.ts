import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { foreseenView } from '../instances/schemas.ts'
import { inParkParams } from '../parks/schemas.ts'
import { commandIdOf, inParkOf, parkOf } from '../plugins/access.ts'
import type { Incident } from './incident.ts'
import { listEndedIncidents, listIncidents } from './queries.ts'
import { readIncident } from './read-incident.ts'
import { foreseeRetry, retryIncident, retryIncidents } from './retry-incident.ts'
import {
  dryRunBody,
  endedIncidentView,
  incidentDetail,
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
      response: { 200: incidentDetail },
    },
    handler: async (request) => {
      const key = keyOf(request.params)
      const { incident, scopes, failures } = await readIncident(request, key)
      return {
        ...viewOf(incident),
        scopes: [...scopes],
        failures: failures.map(({ at, ...failure }) => ({ ...failure, at: new Date(at).toISOString() })),
      }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/ended-incidents',
    config: { permission: 'readInstances' },
    schema: {
      tags: ['incidents'],
      summary: 'Incidents that are over: who ended them and why, the last one first · 已处理的异常',
      params: inParkParams,
      querystring: incidentsQuery,
      response: { 200: z.array(endedIncidentView) },
    },
    handler: async (request) => {
      const { id } = parkOf(request).park
      const ended = await inParkOf(request, (tx) => listEndedIncidents(tx, id, request.query))
      return ended.map(({ endedAt, ...incident }) => ({
        ...viewOf(incident),
        endedAt: new Date(endedAt).toISOString(),
      }))
    },
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

function viewOf<Kind extends Pick<Incident, 'raisedAt'>>({ raisedAt, ...incident }: Kind) {
  return { ...incident, raisedAt: new Date(raisedAt).toISOString() }
}
