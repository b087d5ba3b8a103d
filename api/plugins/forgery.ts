import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses writes that another site's page makes a browser send (CSRF): an unsafe method needs
 * `Sec-Fetch-Site: same-origin` or, without that header, our own `Origin`. A bearer token is exempt, for a browser never
 * adds one by itself.
 */
export function guardAgainstForgery(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (SAFE_METHODS.has(request.method) || hasBearer(request) || isOurs(request)) return
    throw new Refusal(
      'foreign-origin',
      'Expected Sec-Fetch-Site: same-origin, our own Origin, or a bearer token with a request that changes something.',
      '修改数据的请求须来自本站页面（Sec-Fetch-Site: same-origin 或本站 Origin），或携带 Bearer 令牌。',
    )
  })
}

export function hasBearer(request: FastifyRequest): boolean {
  return request.headers.authorization?.startsWith('Bearer ') === true
}

function isOurs(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin } = request.headers
  return origin !== undefined && ownOrigins(request.server).includes(origin)
}

/** What a page of ours may give as its origin: the configured address, else this port on loopback. */
function ownOrigins(app: FastifyInstance): readonly string[] {
  if (app.config.origin !== null) return [app.config.origin]
  const address = app.server.address()
  const port = address === null || typeof address === 'string' ? app.config.port : address.port
  return [`http://127.0.0.1:${port}`, `http://localhost:${port}`, `http://[::1]:${port}`]
}
