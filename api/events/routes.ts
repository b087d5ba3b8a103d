import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { EventPage } from '../../engine/index.ts'
import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { parkOf } from '../plugins/access.ts'
import { invalidRequest, Refusal } from '../refusal.ts'
import { eventLines } from './event-lines.ts'

/** A stream ends by itself after ten minutes: whoever has lost its permission is not let in again. */
const LONGEST = 600_000
const PAGE = 100
const MOST_STREAMS = 50

const unreadable = {
  path: ['last-event-id'],
  code: 'invalid_format',
  message: 'must be the number of an event, or latest',
  messageZh: '应为事件编号或 latest',
}

const cursor = z.union([z.literal('latest'), z.string().regex(/^\d{1,15}$/)])

/** Everything that happens in a park, for programs that follow it. */
export const eventRoutes: FeatureRoutes = async (app) => {
  const streams = new Set<AbortController>()
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.abort()
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/events',
    config: { permission: 'readEvents' },
    handlerTimeout: LONGEST + 60_000,
    schema: {
      tags: ['instances'],
      summary: 'Follow everything that happens in the park (server-sent events) · 事件流',
      params: inParkParams,
      querystring: z.object({
        after: cursor.optional().describe('The number to go on behind; latest: from now on; else all that is kept'),
      }),
      response: { 200: z.any().describe('text/event-stream') },
    },
    handler: async (request, reply) => {
      if (streams.size >= MOST_STREAMS) throw tooMany()
      const { park } = parkOf(request)
      const first = await readFirst(request, park.id, request.query.after)
      const stream = new AbortController()
      streams.add(stream)
      app.metrics.streams(1)
      const timer = setTimeout(() => stream.abort(), LONGEST)
      reply.raw.on('close', () => {
        stream.abort()
        clearTimeout(timer)
        if (streams.delete(stream)) app.metrics.streams(-1)
      })
      const lines = eventLines({ engine: app.engine, park, first, signal: stream.signal })
      reply.header('content-type', 'text/event-stream; charset=utf-8').header('x-accel-buffering', 'no')
      return reply.send(Readable.from(lines, { objectMode: true, highWaterMark: 1 }))
    },
  })
}

/** A browser that connects again says in a header where it was. */
async function readFirst(
  { server: { engine }, headers }: FastifyRequest,
  parkId: string,
  after: string | undefined,
): Promise<EventPage> {
  const said = cursor.optional().safeParse(headers['last-event-id'] ?? after)
  if (!said.success) throw invalidRequest('headers', [unreadable])
  const from = said.data === 'latest' ? await engine.lastEvent(parkId) : said.data
  const page = await engine.readEvents(parkId, from === undefined ? null : Number(from), PAGE)
  if (page !== 'forgotten') return page
  throw new Refusal(
    'events-forgotten',
    `Events behind ${from} are not kept any more, or there never was one of that number. Read the instances anew, then follow from "latest".`,
    `编号 ${from} 之后的事件已不再保留，或从未有过该编号。请重新读取流程实例，再以 after=latest 继续。`,
  )
}

function tooMany(): Refusal {
  return new Refusal(
    'overloaded',
    `This node serves ${MOST_STREAMS} event streams already. Try again in a few seconds, or ask another node.`,
    `本节点已有 ${MOST_STREAMS} 个事件流，请稍后再试或连接其他节点。`,
  )
}
