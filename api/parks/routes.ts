import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { parkOf } from '../plugins/access.ts'
import { inParkParams, officeHoursView } from './schemas.ts'

const parkView = z.object({
  slug: z.string(),
  name: z.string(),
  zone: z.string(),
  closingTime: z.string().describe('On days of no season'),
  officeHours: z.array(officeHoursView).readonly(),
  approvesPublications: z.boolean().describe('Whether a second manager approves what is published'),
  areaCodes: z.array(z.string()).readonly(),
  issuingAuthorities: z.record(z.string(), z.string()).describe('Permit → code of the department that seals it'),
})

/** The park itself. */
export const parkRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park',
    config: { permission: 'readPark' },
    schema: { tags: ['parks'], summary: 'One park · 园区', params: inParkParams, response: { 200: parkView } },
    handler: async (request) => parkOf(request).park,
  })
}
