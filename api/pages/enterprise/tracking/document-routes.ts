import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { applicationParams } from '../../../applications/schemas.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { openDrawing } from '../../../jobs/open-drawing.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { settleQueryCode } from '../../../query-codes/queries.ts'
import { page } from '../../page-route.ts'
import { departmentNames } from '../../parts/place.ts'
import { applicationHref } from '../applicant-frame.ts'
import { noQuery } from '../filling/no-query.ts'
import { openApplication } from '../open-application.ts'
import { showingOf } from '../showing.ts'
import { readTracking } from './read-tracking.ts'
import { receiptOf } from './receipt.ts'
import { submittedPage } from './submitted-page.ts'

/** The confirmation of receipt, as a page and as a PDF. */
export const documentRoutes: FeatureRoutes = async (app) => {
  const draw = openDrawing()

  async function readSubmitted(request: FastifyRequest, id: string) {
    return await inParkOf(request, async (tx) => {
      const opened = await openApplication(app, request, tx, id)
      const { number } = opened.application
      if (number === null) return null
      const code = await settleQueryCode(tx, parkOf(request).park.id, id, number)
      return { tracking: await readTracking(app, request, tx, opened), code }
    })
  }

  page(app, {
    url: '/parks/:park/applications/:application/submitted',
    permission: 'fillApplication',
    summary: 'Confirmation of receipt · 收件回执',
    params: applicationParams,
    query: noQuery,
    show: async (request, { application: id }) => {
      const found = await readSubmitted(request, id)
      if (found === null) return { instead: applicationHref(request, id) }
      const departments = await departmentNames(request)
      const model = submittedPage(request, found.tracking, found.code, departments, showingOf(request))
      return renderPage('enterprise/submitted', model)
    },
  })

  app.route({
    method: 'GET',
    url: '/parks/:park/applications/:application/receipt.pdf',
    config: { permission: 'fillApplication' },
    schema: {
      hide: true,
      tags: ['pages'],
      summary: 'Receipt as PDF · 收件回执 PDF',
      params: applicationParams,
      response: { 200: z.any().describe('application/pdf') },
    },
    handler: async (request, reply) => {
      const { application: id } = request.params
      const found = await readSubmitted(request, id)
      if (found === null) return reply.redirect(applicationHref(request, id), 303)
      const departments = await departmentNames(request)
      const model = submittedPage(request, found.tracking, found.code, departments, showingOf(request), true)
      const bytes = await draw(receiptOf(request, found.tracking, model, departments))
      return reply
        .type('application/pdf')
        .header('content-disposition', `attachment; filename="receipt-${model.number}.pdf"`)
        .header('cache-control', 'no-store')
        .send(Buffer.from(bytes))
    },
  })
}
