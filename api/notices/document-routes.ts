import { z } from 'zod'
import { withReadable } from '../applications/access.ts'
import { applicationParams } from '../applications/schemas.ts'
import type { FeatureRoutes } from '../features.ts'
import { openDrawing } from '../jobs/open-drawing.ts'
import { parkOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { listLinesOfNotice } from './lines/queries.ts'
import { noticeDocument } from './notice-document.ts'
import { listNotices } from './queries.ts'

/** Each notice to the applicant as a PDF: 受理通知书, 告知书, 决定书 (行政许可法 art. 32: stamped, dated, in writing). */
export const noticeDocumentRoutes: FeatureRoutes = async (app) => {
  const draw = openDrawing()

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/applications/:application/notices/:notice/notice.pdf',
    config: { permission: 'readNotices' },
    schema: {
      tags: ['applications'],
      summary: 'A notice as PDF · 告知书、决定书 PDF',
      params: applicationParams.extend({ notice: z.uuid() }),
      response: { 200: z.any().describe('application/pdf') },
    },
    handler: async (request, reply) => {
      const { park } = parkOf(request)
      const { application: id, notice: noticeId } = request.params
      const document = await withReadable(request, id, async (tx, application) => {
        // What goes to a department is no notice of the applicant's, whoever asks.
        const all = await listNotices(tx, park.id, id, true)
        const index = all.findIndex((each) => each.id === noticeId)
        const notice = all[index]
        if (notice === undefined) {
          throw new Refusal('not-found', `Expected a notice ${noticeId}, but found none.`, '未找到该告知书。')
        }
        return noticeDocument({
          ...{ application, notice, position: index + 1, zone: park.zone },
          process: await app.catalogue.byHash(park.id, application.definitionHash),
          lines: await listLinesOfNotice(tx, park.id, noticeId),
          isSample: app.config.mode === 'demo',
        })
      })
      const bytes = await draw(document)
      return reply
        .type('application/pdf')
        .header('content-disposition', `attachment; filename="notice-${document.documentId.slice(-12)}.pdf"`)
        .header('cache-control', 'no-store')
        .header('x-content-type-options', 'nosniff')
        .send(Buffer.from(bytes))
    },
  })
}
