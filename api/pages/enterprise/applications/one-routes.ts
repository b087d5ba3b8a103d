import type { FastifyRequest } from 'fastify'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { applicationParams } from '../../../applications/schemas.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { requirementsAsked } from '../../../materials/asked-for.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { page } from '../../page-route.ts'
import { departmentNames } from '../../parts/place.ts'
import { applicationHref } from '../applicant-frame.ts'
import { noQuery } from '../filling/no-query.ts'
import { overviewPage } from '../filling/overview-page.ts'
import { isBeingFilled } from '../is-being-filled.ts'
import { openApplication } from '../open-application.ts'
import { showingOf } from '../showing.ts'
import { readTracking } from '../tracking/read-tracking.ts'
import { trackingPage } from '../tracking/tracking-page.ts'

/** One application: what is still to be filled in, or how it stands. */
export const oneApplicationRoutes: FeatureRoutes = async (app) => {
  const overview = (request: FastifyRequest, id: string) =>
    inParkOf(request, async (tx) => {
      const opened = await openApplication(app, request, tx, id)
      const requirements = await requirementsAsked(app, tx, parkOf(request), opened.application)
      return { opened, html: renderPage('enterprise/overview', overviewPage(request, opened, requirements)) }
    })

  page(app, {
    url: '/parks/:park/applications/:application',
    permission: 'fillApplication',
    summary: 'One application · 申请',
    params: applicationParams,
    query: noQuery,
    show: async (request, { application: id }) => {
      const { opened, html } = await overview(request, id)
      const { state, isBeingSubmitted } = opened.application
      if (state === 'draft' && !isBeingSubmitted) return html
      const departments = await departmentNames(request)
      const tracking = await inParkOf(request, (tx) => readTracking(app, request, tx, opened))
      return renderPage('enterprise/tracking', trackingPage(request, tracking, departments, showingOf(request)))
    },
  })

  page(app, {
    url: '/parks/:park/applications/:application/overview',
    permission: 'fillApplication',
    summary: 'The parts of the form while it may be changed · 申请目录',
    params: applicationParams,
    query: noQuery,
    show: async (request, { application: id }) => {
      const { opened, html } = await overview(request, id)
      return isBeingFilled(opened.application) ? html : { instead: applicationHref(request, id) }
    },
  })
}
