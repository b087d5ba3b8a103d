import { z } from 'zod'
import { visibleEnterprises } from '../applications/access.ts'
import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { listCreditRecords } from './queries.ts'

const creditView = z.object({
  id: z.uuid(),
  enterprise: z.string(),
  application: z.string().nullable(),
  kind: z.string(),
  why: z.string(),
  barsDeferral: z.boolean(),
  barsPromise: z.boolean(),
  fromOn: z.iso.date(),
  untilOn: z.iso.date().describe('The last day, included'),
})

/** 信用记录 */
export const creditRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/credit-records',
    config: { permission: 'readCredit' },
    schema: {
      tags: ['organisation'],
      summary: 'What stands on the record, of one’s enterprises or for officers of the park · 信用记录',
      params: inParkParams,
      response: { 200: z.array(creditView) },
    },
    handler: async (request) => {
      const access = parkOf(request)
      const records = await inParkOf(request, (tx) => listCreditRecords(tx, access.park.id, visibleEnterprises(access)))
      return records.map(
        ({ id, enterprise, applicationNumber, kind, why, barsDeferral, barsPromise, fromOn, untilOn }) => ({
          ...{ id, enterprise, kind, why, barsDeferral, barsPromise, fromOn, untilOn },
          application: applicationNumber,
        }),
      )
    },
  })
}
