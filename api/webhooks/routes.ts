import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { repeat } from '../jobs/repeat.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { discard, readDeadLetters, replayDeadLetters } from './dead-letters.ts'
import { openCourier } from './deliveries/courier.ts'
import { listWebhooks } from './queries.ts'
import { addWebhook, changeWebhook, exchangeSecret, existingWebhook, removeWebhook } from './save-webhook.ts'
import {
  letterParams,
  letterView,
  newWebhookBody,
  postedView,
  replayBody,
  replayedView,
  secretView,
  webhookBody,
  webhookParams,
  webhookView,
} from './schemas.ts'
import { testWebhook } from './test-webhook.ts'
import type { DeadLetter, Webhook } from './webhook.ts'

const url = '/api/v1/parks/:park/webhooks'
const tags = ['webhooks']
const config = { permission: 'useWebhooks' } as const

/** Webhooks of a park, what they did not take, and the courier that sends. */
export const webhookRoutes: FeatureRoutes = async (app) => {
  const { engine, database, cipher, webhookSending, log } = app
  const courier = openCourier({
    engine,
    database,
    cipher,
    ...webhookSending,
    log,
    within: app.tracing.within,
    posted: app.metrics.posted,
    nudge: () => nudge(),
  })
  const nudge = repeat(app, {
    interval: 1_000,
    work: courier.turn,
    complaint: 'webhooks could not be looked after',
  })
  const unwatch = engine.watchEvents(nudge)
  let stopped: Promise<void> | undefined
  app.addHook('preClose', async () => {
    unwatch()
    stopped = courier.stop()
  })
  app.addHook('onClose', async () => await stopped)

  app.route({
    method: 'GET',
    url,
    config,
    schema: { tags, summary: 'Webhooks · 事件推送', params: inParkParams, response: { 200: z.array(webhookView) } },
    handler: async (request) =>
      (await inParkOf(request, (tx) => listWebhooks(tx, parkOf(request).park.id))).map(viewOf),
  })

  app.route({
    method: 'POST',
    url,
    config,
    schema: {
      tags,
      summary: 'Add a webhook; its secret is in the answer · 新增推送',
      params: inParkParams,
      body: newWebhookBody,
      response: { 201: secretView },
    },
    handler: async (request, reply) => {
      const { webhook, secret } = await addWebhook(request, request.body)
      return reply.code(201).send({ ...viewOf(webhook), secret })
    },
  })

  app.route({
    method: 'GET',
    url: `${url}/:webhook`,
    config,
    schema: { tags, summary: 'One webhook · 推送详情', params: webhookParams, response: { 200: webhookView } },
    handler: async (request) =>
      viewOf(await inParkOf(request, (tx) => existingWebhook(tx, parkOf(request).park.id, request.params.webhook))),
  })

  app.route({
    method: 'PUT',
    url: `${url}/:webhook`,
    config,
    schema: {
      tags,
      summary: 'Change a webhook, switch it on or off · 修改、启用、停用推送',
      params: webhookParams,
      body: webhookBody,
      response: { 200: webhookView },
    },
    handler: async (request) => viewOf(await changeWebhook(request, request.params.webhook, request.body)),
  })

  app.route({
    method: 'DELETE',
    url: `${url}/:webhook`,
    config,
    schema: {
      tags,
      summary: 'Remove a webhook with all that waits for it · 删除推送',
      params: webhookParams,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await removeWebhook(request, request.params.webhook)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/:webhook/secret`,
    config,
    schema: {
      tags,
      summary: 'Exchange the secret; the one before holds for a day more · 更换密钥',
      params: webhookParams,
      response: { 200: secretView },
    },
    handler: async (request) => {
      const { webhook, secret } = await exchangeSecret(request, request.params.webhook)
      return { ...viewOf(webhook), secret }
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/:webhook/test`,
    config,
    handlerTimeout: 15_000,
    schema: {
      tags,
      summary: 'Send a test message now · 测试推送',
      params: webhookParams,
      response: { 200: postedView },
    },
    handler: async (request) => {
      const posted = await testWebhook(request, request.params.webhook)
      return { status: null, problem: null, ...posted }
    },
  })

  app.route({
    method: 'GET',
    url: `${url}/:webhook/dead-letters`,
    config,
    schema: {
      tags,
      summary: 'What it did not take after the last try · 未送达',
      params: webhookParams,
      response: { 200: z.array(letterView) },
    },
    handler: async (request) => (await readDeadLetters(request, request.params.webhook)).letters.map(letterOf),
  })

  app.route({
    method: 'POST',
    url: `${url}/:webhook/dead-letters/replay`,
    config,
    schema: {
      tags,
      summary: 'Send dead letters again, one or all; count them first · 重发',
      params: webhookParams,
      body: replayBody,
      response: { 200: replayedView },
    },
    handler: async (request) => {
      const replayed = await replayDeadLetters(request, request.params.webhook, request.body)
      nudge()
      return replayed
    },
  })

  app.route({
    method: 'DELETE',
    url: `${url}/:webhook/dead-letters/:delivery`,
    config,
    schema: {
      tags,
      summary: 'Give a dead letter up; what waits behind it goes on · 放弃',
      params: letterParams,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await discard(request, request.params.webhook, request.params.delivery)
      return reply.code(204).send(null)
    },
  })
}

function viewOf({ deliveredAt, failedAt, previousUntil, ...webhook }: Webhook) {
  return {
    ...webhook,
    deliveredAt: iso(deliveredAt),
    failedAt: iso(failedAt),
    previousUntil: iso(previousUntil),
  }
}

function letterOf({ failedAt, ...letter }: DeadLetter) {
  return { ...letter, failedAt: iso(failedAt) }
}

// What was kept under an Idempotency-Key has been JSON: its instants are text already.
function iso(instant: Date | string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString()
}
