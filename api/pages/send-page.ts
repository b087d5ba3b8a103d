import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const compress = promisify(gzip)

/** Sends a page: compressed where the browser takes it, and never kept where it shows what one person may see. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  html: string,
  status = 200,
): Promise<FastifyReply> {
  reply.code(status).type('text/html; charset=utf-8')
  reply.header('vary', 'accept-encoding, cookie').header('cache-control', 'no-store')
  if (!String(request.headers['accept-encoding']).includes('gzip')) return reply.send(html)
  return reply.header('content-encoding', 'gzip').send(await compress(html))
}

/** Whether this request wants a page rather than data. */
export function wantsPage(request: FastifyRequest): boolean {
  return !request.url.startsWith('/api/') && String(request.headers.accept).includes('text/html')
}
