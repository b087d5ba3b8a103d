import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { countParks } from '../parks/queries.ts'

const aliveView = z.object({ service: z.literal('siji'), status: z.literal('alive') })
const readyView = z.object({ service: z.literal('siji'), status: z.literal('ready') })

/** `/healthz`: this process lives. `/readyz`: it reaches its database too; otherwise 503. */
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
      await app.database.outsideParks(countParks)
      return { service: 'siji', status: 'ready' } as const
    },
  })
}
