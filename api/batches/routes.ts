import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { actorOf, commandIdOf, inParkOf, parkOf } from '../plugins/access.ts'
import type { BatchProgress } from './batch.ts'
import { foreseeBatch } from './foresee-batch.ts'
import { cancelBatch, mustSelect, noSuchBatch, orderBatch } from './order-batch.ts'
import { findBatch, listBatches, listItems } from './queries.ts'
import { batchBody, batchOrder, batchParams, batchView, foreseenBatch, itemsQuery, itemsView } from './schemas.ts'

const url = '/api/v1/parks/:park/batches'
const tags = ['batches']
const config = { permission: 'useBatches' } as const

/** One intervention in many instances: tried out, ordered, followed, stopped. */
export const batchRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'POST',
    url: `${url}/dry-run`,
    config,
    schema: {
      tags,
      summary: 'What a batch would do to each instance; nothing is written · 试算批量操作',
      params: inParkParams,
      body: batchOrder,
      response: { 200: foreseenBatch },
    },
    handler: async (request) => {
      mustSelect(request.body)
      const who = { parkId: parkOf(request).park.id, actor: actorOf(request), id: commandIdOf(request) }
      const { items, left } = await foreseeBatch(app, who, request.body)
      return { items: [...items], left }
    },
  })

  app.route({
    method: 'POST',
    url,
    config,
    schema: {
      tags,
      summary: 'Suspend, resume, move, migrate, restart or cancel many instances · 批量操作流程实例',
      params: inParkParams,
      body: batchBody,
      response: { 202: batchView },
    },
    handler: async (request, reply) => {
      const { reason, ...order } = request.body
      return reply.code(202).send(viewOf(await orderBatch(request, order, reason)))
    },
  })

  app.route({
    method: 'GET',
    url,
    config,
    schema: {
      tags,
      summary: 'Batches, the newest first · 批量操作列表',
      params: inParkParams,
      response: { 200: z.array(batchView) },
    },
    handler: async (request) => (await inParkOf(request, (tx) => listBatches(tx, parkOf(request).park.id))).map(viewOf),
  })

  app.route({
    method: 'GET',
    url: `${url}/:batch`,
    config,
    schema: {
      tags,
      summary: 'How far a batch has come · 批量操作进度',
      params: batchParams,
      response: { 200: batchView },
    },
    handler: async (request) => {
      const { batch } = request.params
      const found = await inParkOf(request, (tx) => findBatch(tx, parkOf(request).park.id, batch))
      if (found === null) throw noSuchBatch(batch)
      return viewOf(found)
    },
  })

  app.route({
    method: 'GET',
    url: `${url}/:batch/items`,
    config,
    schema: {
      tags,
      summary: 'What became of each instance · 批量操作明细',
      params: batchParams,
      querystring: itemsQuery,
      response: { 200: itemsView },
    },
    handler: async (request) => [
      ...(await inParkOf(request, (tx) => listItems(tx, parkOf(request).park.id, request.params.batch, request.query))),
    ],
  })

  app.route({
    method: 'POST',
    url: `${url}/:batch/cancellation`,
    config,
    schema: {
      tags,
      summary: 'Begin nothing more of a batch · 停止批量操作',
      params: batchParams,
      response: { 200: batchView },
    },
    handler: async (request) => viewOf(await cancelBatch(request, request.params.batch)),
  })
}

function viewOf({ orderedAt, endedAt, ...batch }: BatchProgress) {
  return { ...batch, orderedAt: orderedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null }
}
