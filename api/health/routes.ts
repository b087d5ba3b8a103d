import { z } from 'zod'
import { calendarEnd } from '../calendars/calendar-end.ts'
import type { FeatureRoutes } from '../features.ts'
import { NIL_PARK } from '../outside-parks.ts'
import { countParks } from '../parks/queries.ts'
import { Refusal } from '../refusal.ts'

const aliveView = z.object({ service: z.literal('siji'), status: z.literal('alive') })
const readyView = z.object({
  service: z.literal('siji'),
  status: z.literal('ready'),
  calendar: z
    .object({ lastPublishedDay: z.string(), daysLeft: z.number().int(), isNear: z.boolean() })
    .describe('Until when days off are published; near = 60 days or less: import the next notice'),
})

/** `/healthz`: this process lives. `/readyz`: it reaches its database too and goes on serving; otherwise 503. */
export const healthRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/healthz',
    config: { permission: 'readPublicPages', isVital: true },
    schema: { tags: ['health'], summary: 'Alive · 存活', response: { 200: aliveView } },
    handler: async () => ({ service: 'siji', status: 'alive' }) as const,
  })

  app.route({
    method: 'GET',
    url: '/readyz',
    config: { permission: 'readPublicPages', isVital: true },
    schema: { tags: ['health'], summary: 'Ready · 就绪', response: { 200: readyView } },
    handler: async () => {
      if (app.drain.isDraining()) throw stopping()
      await app.database.outsideParks(countParks)
      const office = app.engine.findOffice(NIL_PARK, 'cn')
      if (office === null) throw new Error('Expected the national calendar.')
      return { service: 'siji', status: 'ready', calendar: calendarEnd(office, app.engine.now()) } as const
    },
  })
}

function stopping(): Refusal {
  return new Refusal(
    'stopping',
    'This node is stopping: it still ends what has been asked of it. Ask another node.',
    '本节点正在停止，已收到的请求会办完；新的请求请发往其他节点。',
  )
}
