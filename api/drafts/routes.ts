import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { DEPLOYMENT_LIMIT } from '../processes/read-upload.ts'
import { deployedView } from '../processes/schemas.ts'
import { orderPublication } from '../publications/order-publication.ts'
import { askedView } from '../publications/schemas.ts'
import { discardDraft } from './discard-draft.ts'
import { readOffers } from './offers.ts'
import { insertParting } from './parting/queries.ts'
import { publicationOf } from './publish-draft.ts'
import { findHead, listDrafts } from './queries.ts'
import { readDraft, requirePaths, saveDraft } from './save-draft.ts'
import {
  draftHeadView,
  draftParams,
  draftView,
  headView,
  offersView,
  publicationBody,
  saveDraftBody,
  savedView,
  startDraftBody,
  viewOf,
} from './schemas.ts'
import { type DraftStart, keepDraft, startAnew, startFromVersion } from './start-draft.ts'

const url = '/api/v1/parks/:park/drafts'
const config = { permission: 'designProcess' } as const
const tags = ['drafts']

/** Drafts of processes: whole deployments that are worked on until they are published. */
export const draftRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url,
    config,
    schema: {
      tags,
      summary: 'Drafts, newest first · 草稿',
      params: inParkParams,
      response: { 200: z.array(draftHeadView) },
    },
    handler: async (request) =>
      (await inParkOf(request, (tx) => listDrafts(tx, parkOf(request).park.id))).map(headView),
  })

  app.route({
    method: 'GET',
    url: `${url}/offers`,
    config,
    schema: { tags, summary: 'What a model may name · 可选项', params: inParkParams, response: { 200: offersView } },
    handler: async (request) => await inParkOf(request, (tx) => readOffers(tx, app.engine, parkOf(request).park)),
  })

  app.route({
    method: 'POST',
    url,
    config,
    bodyLimit: DEPLOYMENT_LIMIT,
    schema: {
      tags,
      summary: 'Begin a draft · 新建草稿',
      description: 'From the smallest process that runs, from a version, or from files.',
      params: inParkParams,
      body: startDraftBody,
      response: { 201: draftView },
    },
    handler: async (request, reply) => {
      const start = await startOf(request, request.body)
      const draft = await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => {
          const parkId = parkOf(request).park.id
          const id = await keepDraft(tx, parkId, personOf(request).personId, start)
          await keepParting(tx, parkId, id, request.body)
          return viewOf(await readDraft(tx, parkId, id))
        }),
      )
      return reply.code(201).send(draft)
    },
  })

  app.route({
    method: 'GET',
    url: `${url}/:draft`,
    config,
    schema: { tags, summary: 'One draft with its files · 草稿', params: draftParams, response: { 200: draftView } },
    handler: async (request) =>
      viewOf(await inParkOf(request, (tx) => readDraft(tx, parkOf(request).park.id, request.params.draft))),
  })

  app.route({
    method: 'PUT',
    url: `${url}/:draft`,
    config,
    bodyLimit: DEPLOYMENT_LIMIT,
    schema: {
      tags,
      summary: 'Save what changed · 保存草稿',
      description: 'Refused with draft-changed where somebody else saved since this revision; nothing is written then.',
      params: draftParams,
      body: saveDraftBody,
      response: { 200: savedView },
    },
    handler: async (request) =>
      await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => {
          const { revision, savedAt } = await saveDraft(tx, {
            parkId: parkOf(request).park.id,
            id: request.params.draft,
            by: personOf(request).personId,
            ...request.body,
          })
          return { revision, savedAt: savedAt.toISOString() }
        }),
      ),
  })

  app.route({
    method: 'DELETE',
    url: `${url}/:draft`,
    config,
    schema: { tags, summary: 'Discard a draft · 删除草稿', params: draftParams, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await discardDraft(request, request.params.draft)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/:draft/publication`,
    config: { permission: 'deployProcess' },
    bodyLimit: DEPLOYMENT_LIMIT,
    schema: {
      tags,
      summary: 'Publish as the next version · 发布',
      description: 'Where the park wants a second manager to approve, this asks for it and answers 202.',
      params: draftParams,
      body: publicationBody,
      response: { 201: deployedView, 202: askedView },
    },
    handler: async (request, reply) => {
      const parkId = parkOf(request).park.id
      const order = await publicationOf(app, { parkId, id: request.params.draft, ...request.body })
      const ordered = await orderPublication(request, order, request.body.acceptWarnings)
      if (ordered.state === 'asked') return reply.code(202).send(ordered)
      return reply.code(201).send({ ...ordered.deployed, problems: [...ordered.deployed.problems] })
    },
  })
}

/** Of a copy whose draft is still there. */
async function keepParting(tx: Tx, parkId: string, copy: string, body: z.infer<typeof startDraftBody>): Promise<void> {
  const parted = body.from === 'files' ? body.parted : undefined
  if (parted === undefined || (await findHead(tx, parkId, parted.draft)) === null) return
  await insertParting(tx, parkId, copy, parted)
}

async function startOf(request: FastifyRequest, body: z.infer<typeof startDraftBody>): Promise<DraftStart> {
  if (body.from === 'template') return startAnew(body.title)
  if (body.from === 'version') return await startFromVersion(request.server.engine, parkOf(request).park.id, body)
  requirePaths(body.files)
  return { title: body.title, basedOn: null, files: body.files }
}
