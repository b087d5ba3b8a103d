import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { Refusal } from '../refusal.ts'
import { addStanding } from './standing.ts'

/**
 * `/metrics` in the text format of Prometheus, for whoever has `SIJI_METRICS_TOKEN`. Without a token there is nothing
 * here: an address on loopback is no wall, for a proxy on the same machine comes from there too.
 */
export const metricRoutes: FeatureRoutes = async (app) => {
  const { metrics, engine, database } = app
  const refresh = addStanding(metrics, engine, database)

  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.url === '/metrics') mustHaveToken(request)
  })

  app.route({
    method: 'GET',
    url: '/metrics',
    config: { permission: 'readPublicPages', isVital: true },
    schema: { hide: true, response: { 200: z.string() } },
    handler: async (_request, reply) => {
      await refresh()
      return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
    },
  })
}

function mustHaveToken({ server, headers }: FastifyRequest): void {
  const { metricsToken } = server.config
  const given = headers.authorization?.replace(/^Bearer /, '') ?? ''
  if (metricsToken !== null && timingSafeEqual(digest(given), digest(metricsToken))) return
  throw new Refusal('not-found', 'Expected the token of the metrics, but it was not given.', '没有这个地址。')
}

function digest(text: string): Uint8Array {
  return createHash('sha256').update(text).digest()
}
