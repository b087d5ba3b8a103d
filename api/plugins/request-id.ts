import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { v7 } from 'uuid'

/**
 * The id by which a request is found in logs and answers: that of `x-request-id`, or the trace of a `traceparent` (W3C
 * Trace Context), where they are well-formed; else one of our own.
 */
export function requestIdOf(request: IncomingMessage): string {
  return givenId(request) ?? v7()
}

/** Tells it in every answer. */
export function tellRequestId(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
}

/** What the caller gave; `null` where the id is ours. */
export function givenId({ headers }: IncomingMessage): string | null {
  const own = headers['x-request-id']
  if (typeof own === 'string' && /^[\w.:-]{8,64}$/.test(own)) return own
  const trace = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/.exec(String(headers['traceparent']))
  return trace?.[1] ?? null
}
