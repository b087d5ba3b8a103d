import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { listDepartments } from './queries.ts'

const departmentView = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  kind: z.enum(['authority', 'utility']),
})

/** The authorities and utilities that get tasks in a park. */
export const departmentRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/departments',
    config: { permission: 'readDepartments' },
    schema: {
      tags: ['organisation'],
      summary: 'Departments · 部门',
      params: inParkParams,
      response: { 200: z.array(departmentView).readonly() },
    },
    handler: async (request) => await inParkOf(request, (tx) => listDepartments(tx, parkOf(request).park.id)),
  })
}
