import { z } from 'zod'
import { withReadable } from '../applications/access.ts'
import { applicationParams } from '../applications/schemas.ts'
import { officeOf } from '../deadlines/office.ts'
import { isProvisional } from '../deadlines/read-deadline.ts'
import type { FeatureRoutes } from '../features.ts'
import { findingView } from '../findings/finding.ts'
import { parkOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { keepingRefusedActs } from '../refused-acts/keeping-refused-acts.ts'
import { listLinesOfNotice } from './lines/queries.ts'
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
  findings: z
    .array(
      findingView.extend({
        permits: z.array(z.string()).describe('Letters of all permits concerned'),
        findings: z.array(z.uuid()).describe('Of all departments that say so; one’s own id is that of the first'),
      }),
    )
    .describe('Line by line; several findings may stand in one, in the lead’s words'),
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
          const findings = (await listLinesOfNotice(tx, park.id, id)).map((line) => ({
            ...line,
            ...{ permits: [...line.permits], findings: [...line.findings] },
          }))
          const times = { answerBy: answerBy?.toISOString() ?? null, sentAt: sentAt.toISOString() }
          const provisional = answerBy !== null && isProvisional(office, sentAt, answerBy)
          views.push({ id, kind, title, body, permit, ...times, provisional, findings })
        }
        return views
      })
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/v1/parks/:park/applications/:application/notices/:notice',
    config: { permission: 'judgeFindings' },
    schema: {
      tags: ['findings'],
      summary: 'Is always refused, and kept: a notice is never changed after it was sent · 告知书发出后不得修改',
      params: applicationParams.extend({ notice: z.uuid() }),
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      const { application, notice } = request.params
      await withReadable(request, application, async () => undefined)
      await keepingRefusedActs(
        request,
        { act: 'editNotice', applicationId: application, subject: notice },
        async () => {
          throw new Refusal(
            'notice-kept',
            'Expected a notice to stay as it was sent: what is found later goes into the next round.',
            '告知书发出后不得修改；之后发现的问题按下一轮的规则办理。',
          )
        },
      )
      return await reply.code(204).send(null)
    },
  })
}
