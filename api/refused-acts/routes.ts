import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { kindOfAct, type RefusedKind, refusedKinds } from './acts.ts'
import { listRefusedActs } from './queries.ts'

const refusedActView = z.object({
  id: z.uuid(),
  kind: z.string().nullable().describe('Without one it was kept by another version'),
  act: z.string(),
  applicationId: z.uuid().nullable(),
  applicationNumber: z.string().nullable(),
  enterprise: z.string().nullable(),
  instanceId: z.uuid().nullable().describe('With `key`: the step whose clock it was about, 0 = the whole'),
  key: z.number().int().nullable(),
  subject: z.string().nullable().describe('A ground, the code of a material, the id of a finding or notice'),
  department: z.string().nullable().describe('Of who tried it'),
  person: z.string().nullable().describe('Without one the process itself tried it'),
  code: z.string(),
  refusedAt: z.iso.datetime(),
})

// The table's own keys.
const kinds = Object.keys(refusedKinds) as RefusedKind[]

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
      querystring: z.object({
        application: z.uuid().optional().describe('Only about this one'),
        kind: z.enum(kinds).optional(),
      }),
      response: { 200: z.array(refusedActView) },
    },
    handler: async (request) => {
      const { application: applicationId = null, kind = null } = request.query
      const filter = { applicationId, kind }
      const rows = await inParkOf(request, (tx) => listRefusedActs(tx, parkOf(request).park.id, 500, filter))
      return rows.map((row) => ({ ...row, kind: kindOfAct(row.act), refusedAt: row.refusedAt.toISOString() }))
    },
  })
}
