import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { EventPage } from '../../engine/index.ts'
import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { parkOf, personOf } from '../plugins/access.ts'
import { invalidRequest, Refusal } from '../refusal.ts'
import { cutStalled } from './cut-stalled.ts'
import { eventLines } from './event-lines.ts'
import { createOpenStreams } from './open-streams.ts'

const PAGE = 100

const unreadable = {
  path: ['last-event-id'],
  code: 'invalid_format',
  message: 'must be the number of an event, or latest',
  messageZh: '应为事件编号或 latest',
}

const cursor = z.union([z.literal('latest'), z.string().regex(/^\d{1,15}$/)])

/** Everything that happens in a park, for programs that follow it. */
export const eventRoutes: FeatureRoutes = async (app) => {
  const limits = app.streamLimits
  const streams = createOpenStreams(limits)
  app.addHook('preClose', async () => streams.end())

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/events',
    config: { permission: 'readEvents' },
    handlerTimeout: limits.longest + 60_000,
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
      const { park } = parkOf(request)
      const { signal, leave } = streams.enter({ parkId: park.id, personId: personOf(request).personId })
      app.metrics.streams(1)
      reply.raw.once('close', () => {
        leave()
        app.metrics.streams(-1)
      })
      const first = await readFirst(request, park.id, request.query.after)
      cutStalled(reply.raw, limits.stall)
      const lines = eventLines({ engine: app.engine, park, first, signal, heartbeat: limits.heartbeat })
      // Its connection ends with it: kept alive, it would hold up a node that stops.
      reply.header('connection', 'close').header('x-accel-buffering', 'no')
      reply.header('content-type', 'text/event-stream; charset=utf-8')
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
