import { z } from 'zod'
import { diagramPath } from '../drafts/draft.ts'
import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { deployedView, versionParams } from '../processes/schemas.ts'
import { approvePublication, noSuchRequest, refusePublication, withdrawPublication } from './decide-publication.ts'
import { orderPublication } from './order-publication.ts'
import { listPublicationRequests, readPublicationFiles } from './queries.ts'
import { republicationOf } from './republish-version.ts'
import {
  askedView,
  publicationParams,
  publicationView,
  publicationViewOf,
  refusalBody,
  republicationBody,
} from './schemas.ts'

const url = '/api/v1/parks/:park/publications'
const config = { permission: 'deployProcess' } as const
const tags = ['drafts']
const MOST = 200

/** Requests to publish, which a second manager decides, and old versions that are published again. */
export const publicationRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url,
    config,
    schema: {
      tags,
      summary: 'Requests to publish, newest first · 发布申请',
      params: inParkParams,
      response: { 200: z.array(publicationView) },
    },
    handler: async (request) =>
      (await inParkOf(request, (tx) => listPublicationRequests(tx, parkOf(request).park.id, MOST))).map(
        publicationViewOf,
      ),
  })

  app.route({
    method: 'GET',
    url: `${url}/:publication/xml`,
    config,
    schema: {
      tags,
      summary: 'BPMN XML of what is asked for · 发布申请的流程图',
      params: publicationParams,
      response: { 200: z.instanceof(Buffer).describe('BPMN 2.0 XML') },
    },
    handler: async (request, reply) => {
      const { publication } = request.params
      const files = await inParkOf(request, (tx) => readPublicationFiles(tx, parkOf(request).park.id, publication))
      const path = files === null ? null : diagramPath(files)
      if (files === null || path === null) throw noSuchRequest()
      return reply.type('application/xml').send(Buffer.from(files[path] ?? ''))
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/:publication/approval`,
    config,
    schema: {
      tags,
      summary: 'Approve and publish · 批准发布',
      description: 'Never by who asked.',
      params: publicationParams,
      response: { 201: deployedView },
    },
    handler: async (request, reply) => {
      const deployed = await approvePublication(request, request.params.publication)
      return reply.code(201).send({ ...deployed, problems: [...deployed.problems] })
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/:publication/refusal`,
    config,
    schema: {
      tags,
      summary: 'Refuse with a reason · 不批准',
      params: publicationParams,
      body: refusalBody,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await refusePublication(request, request.params.publication, request.body.reason)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/:publication/withdrawal`,
    config,
    schema: { tags, summary: 'Withdraw it · 撤回', params: publicationParams, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await withdrawPublication(request, request.params.publication)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/processes/:process/versions/:version/republication',
    config,
    schema: {
      tags: ['processes'],
      summary: 'Publish an old version again as the newest · 再次发布',
      params: versionParams,
      body: republicationBody,
      response: { 201: deployedView, 202: askedView },
    },
    handler: async (request, reply) => {
      const { process: processId, version } = request.params
      const parkId = parkOf(request).park.id
      const order = await republicationOf(app.engine, parkId, { processId, version, ...request.body })
      const ordered = await orderPublication(request, order, true)
      if (ordered.state === 'asked') return reply.code(202).send(ordered)
      return reply.code(201).send({ ...ordered.deployed, problems: [...ordered.deployed.problems] })
    },
  })
}
