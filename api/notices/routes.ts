import { z } from 'zod'
import { withReadable } from '../applications/access.ts'
import { applicationParams } from '../applications/schemas.ts'
import { officeOf } from '../deadlines/office.ts'
import { isProvisional } from '../deadlines/read-deadline.ts'
import type { FeatureRoutes } from '../features.ts'
import { findingView } from '../findings/finding.ts'
import { listFindingsOfNotice, listOpenFindings } from '../findings/queries.ts'
import { parkOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { visibleCommands } from '../task-history/visible-opinions.ts'
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

/** 告知书, and the findings that no notice has carried yet, which the applicant never sees. */
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

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/applications/:application/findings',
    config: { permission: 'readFindings' },
    schema: {
      tags: ['tasks'],
      summary: 'Findings that will go into the next notice · 待告知的问题',
      description: 'Of one’s own department; those of others once everybody who reviews beside them has answered.',
      params: applicationParams,
      response: { 200: z.array(findingView) },
    },
    handler: async (request) =>
      await withReadable(request, request.params.application, async (tx, application, relation) => {
        if (relation !== 'officer') {
          throw new Refusal('not-found', 'Findings are told by a notice.', '问题以告知书告知。')
        }
        const access = parkOf(request)
        const visible = await visibleCommands(tx, access, application.id)
        const told = await listOpenFindings(tx, access.park.id, application.id)
        return told.filter(({ commandId }) => visible.has(commandId))
      }),
  })
}
