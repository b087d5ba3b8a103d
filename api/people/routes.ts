import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { maskMobile } from '../personal-data/mask.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { posts } from './posts.ts'
import { listOfficers } from './queries.ts'

const officerView = z.object({
  id: z.string(),
  name: z.string(),
  account: z.string(),
  mobile: z.string().nullable().describe('Masked'),
  department: z.string(),
  post: z.enum(posts),
  standing: z.enum(['primary', 'deputy']),
})

/** Who holds which post in a park. */
export const peopleRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/people',
    config: { permission: 'readPeople' },
    schema: {
      tags: ['organisation'],
      summary: 'People and their posts · 人员与岗位',
      params: inParkParams,
      response: { 200: z.array(officerView) },
    },
    handler: async (request) => {
      const officers = await inParkOf(request, (tx) => listOfficers(tx, parkOf(request).park.id))
      return officers.map(({ personId, mobileEncrypted, ...officer }) => ({
        id: personId,
        ...officer,
        mobile: mobileEncrypted === null ? null : maskMobile(app.cipher.open(mobileEncrypted, 'people.mobile')),
      }))
    },
  })
}
