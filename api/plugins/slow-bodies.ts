import type { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

export interface BodyLimits {
  /** How long an ordinary body may take, in milliseconds. */
  readonly wholeBody: number
  /** A file may take as long as it keeps coming: at least so many bytes in each span of so many milliseconds. */
  readonly span: number
  readonly leastBytes: number
}

/** A form ends after 10 s; a file goes on while it brings 1 kB a second, which a line that holds one up does not. */
const bodyLimits: BodyLimits = { wholeBody: 10_000, span: 10_000, leastBytes: 10_000 }

/**
 * Ends requests whose body comes too slowly, so that nobody holds connections by one byte a second. Node's own limit is
 * one for all routes and counts the whole time, which cuts a large file on a slow line: here routes with `takesFile` are
 * held to their pace instead, and Node's limit is only the last one.
 */
export function limitSlowBodies(app: FastifyInstance, limits: BodyLimits = bodyLimits): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = request
    const hasBody = raw.headers['content-length'] !== undefined || raw.headers['transfer-encoding'] !== undefined
    // What is injected comes over no line that could be slow.
    if (hasBody && raw.socket instanceof Socket)
      watch(raw, reply.raw, request.routeOptions.config.takesFile === true, limits)
    done()
  })
}

function watch(raw: IncomingMessage, response: ServerResponse, isFile: boolean, limits: BodyLimits): void {
  let timer = isFile ? paced(raw, response, limits) : setTimeout(() => cut(raw, response), limits.wholeBody)
  // Once it is answered, for instance refused, nobody reads what still comes.
  response.once('finish', () => {
    clearTimeout(timer)
    timer = setTimeout(() => cut(raw, response), limits.wholeBody)
    timer.unref()
    if (raw.complete) clearTimeout(timer)
  })
  raw.once('close', () => clearTimeout(timer))
}

function paced(raw: IncomingMessage, response: ServerResponse, { span, leastBytes }: BodyLimits): NodeJS.Timeout {
  let before = raw.socket.bytesRead
  return setInterval(() => {
    const now = raw.socket.bytesRead
    if (!raw.complete && now - before < leastBytes) cut(raw, response)
    before = now
  }, span)
}

function cut(raw: IncomingMessage, response: ServerResponse): void {
  if (raw.complete) return
  if (!response.headersSent) raw.socket.write('HTTP/1.1 408 Request Timeout\r\nconnection: close\r\n\r\n')
  raw.socket.destroySoon()
}
