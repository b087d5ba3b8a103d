import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { countParks } from '../parks/queries.ts'
import { Refusal } from '../refusal.ts'

const aliveView = z.object({ service: z.literal('siji'), status: z.literal('alive') })
const readyView = z.object({ service: z.literal('siji'), status: z.literal('ready') })

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
      return { service: 'siji', status: 'ready' } as const
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
