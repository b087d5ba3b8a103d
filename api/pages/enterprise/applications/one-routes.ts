import { renderPage } from '../../../../templates/pages/render-page.ts'
import { applicationParams } from '../../../applications/schemas.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { requirementsAsked } from '../../../materials/asked-for.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { page } from '../../page-route.ts'
import { noQuery } from '../filling/no-query.ts'
import { overviewPage } from '../filling/overview-page.ts'
import { openApplication } from '../open-application.ts'

/** One application: what is still to be filled in, or how it stands. */
export const oneApplicationRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url: '/parks/:park/applications/:application',
    permission: 'fillApplication',
    summary: 'One application · 申请',
    params: applicationParams,
    query: noQuery,
    show: async (request, { application: id }) =>
      await inParkOf(request, async (tx) => {
        const opened = await openApplication(app, request, tx, id)
        const requirements = await requirementsAsked(app, tx, parkOf(request), opened.application)
        return renderPage('enterprise/overview', overviewPage(request, opened, requirements))
      }),
  })
}
