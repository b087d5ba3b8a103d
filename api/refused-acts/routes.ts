import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { listRefusedActs } from './queries.ts'

const refusedActView = z.object({
  id: z.uuid(),
  act: z.string(),
  applicationId: z.uuid().nullable(),
  applicationNumber: z.string().nullable(),
  subject: z.string().nullable(),
  department: z.string().nullable().describe('Of who tried it'),
  person: z.string().nullable().describe('Without one the process itself tried it'),
  code: z.string(),
  refusedAt: z.iso.datetime(),
})

/** 被拒绝的违规操作 */
export const refusedActRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/refused-acts',
    config: { permission: 'readRefusedActs' },
    schema: {
      tags: ['oversight'],
      summary: 'Acts against the rules of service that were refused, the newest first · 被拒绝的违规操作',
      params: inParkParams,
      querystring: z.object({ application: z.uuid().optional().describe('Only about this one') }),
      response: { 200: z.array(refusedActView) },
    },
    handler: async (request) => {
      const { application = null } = request.query
      const rows = await inParkOf(request, (tx) => listRefusedActs(tx, parkOf(request).park.id, 500, application))
      return rows.map((row) => ({ ...row, refusedAt: row.refusedAt.toISOString() }))
    },
  })
}
