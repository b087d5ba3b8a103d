import { z } from 'zod'
import type { FeatureRoutes } from '../../features.ts'
import { inParkParams } from '../../parks/schemas.ts'
import { inParkOf, parkOf } from '../../plugins/access.ts'
import { reportFindings } from './queries.ts'

export const reportQuery = z.object({
  from: z.iso.date().optional().describe('First day, in the park’s zone'),
  to: z.iso.date().optional().describe('Last day'),
})

const reportView = z.object({
  department: z.string(),
  name: z.string(),
  nameEn: z.string(),
  findings: z.number().int(),
  late: z.number().int().describe('New in a later round, though they could have been told before'),
  setAside: z.number().int().describe('Left out of the notice by the lead'),
  reopened: z.number().int(),
})

/** 问题通报 */
export const findingsReportRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/findings-report',
    config: { permission: 'readFindingsReport' },
    schema: {
      tags: ['findings'],
      summary: 'Findings by department: how many, new in later rounds, left out, reopened · 各部门问题通报',
      params: inParkParams,
      querystring: reportQuery,
      response: { 200: z.array(reportView) },
    },
    handler: async (request) => {
      const { from = null, to = null } = request.query
      const rows = await inParkOf(request, (tx) => reportFindings(tx, parkOf(request).park, { from, to }))
      return rows.map((row) => ({ ...row }))
    },
  })
}
