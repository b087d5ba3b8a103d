import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { listEnterprises } from './queries.ts'
import { seesEveryEnterprise } from './rules.ts'

const enterpriseView = z.object({
  id: z.string(),
  creditCode: z.string(),
  name: z.string(),
  legalRepresentative: z.string(),
  registeredAddress: z.string(),
})

/** Enterprises that are registered in a park; those who act for one see their own only. */
export const enterpriseRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/enterprises',
    config: { permission: 'readEnterprises' },
    schema: {
      tags: ['organisation'],
      summary: 'Enterprises · 企业',
      params: inParkParams,
      response: { 200: z.array(enterpriseView).readonly() },
    },
    handler: async (request) => {
      const { park, roles } = parkOf(request)
      const ofPerson = seesEveryEnterprise(roles) ? null : personOf(request).personId
      return await inParkOf(request, (tx) => listEnterprises(tx, park.id, ofPerson))
    },
  })
}
