import { z } from 'zod'
import { withReadable } from '../applications/access.ts'
import { applicationParams } from '../applications/schemas.ts'
import { officeOf } from '../deadlines/office.ts'
import { isProvisional } from '../deadlines/read-deadline.ts'
import type { FeatureRoutes } from '../features.ts'
import { findingView } from '../findings/finding.ts'
import { listFindingsOfNotice } from '../findings/queries.ts'
import { parkOf } from '../plugins/access.ts'
import { listNotices } from './queries.ts'

const noticeView = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  body: z.string(),
  permit: z.string().nullable(),
  answerBy: z.iso.datetime().nullable(),
  provisional: z.boolean().describe('The calendar up to `answerBy` is not published yet: it may still move'),
  sentAt: z.iso.datetime(),
  findings: z.array(findingView),
})

/** 告知书 */
export const noticeRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/applications/:application/notices',
    config: { permission: 'readNotices' },
    schema: {
      tags: ['applications'],
      summary: 'Notices that were sent · 告知书',
      params: applicationParams,
      response: { 200: z.array(noticeView) },
    },
    handler: async (request) => {
      const { park } = parkOf(request)
      const office = officeOf(app.engine, park)
      return await withReadable(request, request.params.application, async (tx, application, relation) => {
        const views: z.input<typeof noticeView>[] = []
        for (const notice of await listNotices(tx, park.id, application.id, relation !== 'officer')) {
          const { id, kind, title, body, permit, answerBy, sentAt } = notice
          const findings = [...(await listFindingsOfNotice(tx, park.id, id))]
          const times = { answerBy: answerBy?.toISOString() ?? null, sentAt: sentAt.toISOString() }
          const provisional = answerBy !== null && isProvisional(office, sentAt, answerBy)
          views.push({ id, kind, title, body, permit, ...times, provisional, findings })
        }
        return views
      })
    },
  })
}
