import { z } from 'zod'
import { readableApplication, visibleEnterprises, withReadable } from '../applications/access.ts'
import { applicationParams } from '../applications/schemas.ts'
import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { findCombined, findPermit, listPermits, listPermitsOf } from './queries.ts'
import { permitView, permitViewOf } from './schemas.ts'

/** 许可: what was issued, one by one and as one PDF. */
export const permitRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/permits',
    config: { permission: 'readPermits' },
    schema: {
      tags: ['permits'],
      summary: 'Issued permits that one may see, newest first · 证照列表',
      params: inParkParams,
      querystring: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
      response: { 200: z.array(permitView) },
    },
    handler: async (request) => {
      const access = parkOf(request)
      const { limit } = request.query
      return (await inParkOf(request, (tx) => listPermits(tx, access.park.id, visibleEnterprises(access), limit))).map(
        permitViewOf,
      )
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/permits/:permit',
    config: { permission: 'readPermits' },
    schema: {
      tags: ['permits'],
      summary: 'One permit · 证照详情',
      params: inParkParams.extend({ permit: z.uuid() }),
      response: { 200: permitView },
    },
    handler: async (request) => {
      const access = parkOf(request)
      return await inParkOf(request, async (tx) => {
        const permit = await findPermit(tx, access.park.id, request.params.permit)
        if (permit === null) throw new Refusal('not-found', 'Expected a permit, but found none.', '未找到该证照。')
        await readableApplication(tx, access, permit.applicationId)
        return permitViewOf(permit)
      })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/applications/:application/permits',
    config: { permission: 'readPermits' },
    schema: {
      tags: ['permits'],
      summary: 'Permits of one application, in the order of issue · 本申请的证照',
      params: applicationParams,
      response: { 200: z.array(permitView) },
    },
    handler: async (request) =>
      await withReadable(request, request.params.application, async (tx, application) =>
        (await listPermitsOf(tx, parkOf(request).park.id, application.id)).map(permitViewOf),
      ),
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/applications/:application/permits.pdf',
    config: { permission: 'readPermits' },
    schema: {
      tags: ['permits'],
      summary: 'The combined PDF · 证照合订本',
      params: applicationParams,
      response: { 200: z.any().describe('application/pdf') },
    },
    handler: async (request, reply) => {
      const combined = await withReadable(request, request.params.application, (tx, application) =>
        findCombined(tx, parkOf(request).park.id, application.id),
      )
      if (combined?.sha256 == null) {
        throw new Refusal(
          'not-found',
          'Expected the combined permits, but they are not drawn yet.',
          '证照合订本尚未生成。',
        )
      }
      return reply
        .type('application/pdf')
        .header('content-length', combined.bytes ?? 0)
        .header('content-disposition', 'attachment; filename="permits.pdf"')
        .header('x-content-type-options', 'nosniff')
        .send(app.files.read(combined.sha256))
    },
  })
}
