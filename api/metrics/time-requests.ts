import type { FastifyInstance } from 'fastify'

/** Times every request by the template of its route, so that no id becomes a label. */
export function timeRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async ({ method, routeOptions, server }, reply) => {
    const route = routeOptions.url
    const labels = { method: route === undefined ? 'other' : method, route: route ?? 'none' }
    server.metrics.answeredRequest({ ...labels, status: String(reply.statusCode) }, reply.elapsedTime / 1_000)
  })
}
