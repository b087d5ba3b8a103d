import { renderPage } from '../../../../templates/pages/render-page.ts'
import { applicationParams } from '../../../applications/schemas.ts'
import { entryAssets } from '../../../designer-bundle/bundle.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { say } from '../../frame.ts'
import { page } from '../../page-route.ts'
import { departmentNames } from '../../parts/place.ts'
import { applicationFrame, applicationHref, applicationTitle } from '../applicant-frame.ts'
import { noQuery } from '../filling/no-query.ts'
import { openApplication } from '../open-application.ts'
import { showingOf } from '../showing.ts'
import { applicantOverlays } from './diagram-overlays.ts'
import { readTracking } from './read-tracking.ts'
import { reviewRow } from './tracking-page.ts'

/** The process of an application as a diagram, on request: the only page for applicants that loads it. */
export const diagramRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url: '/parks/:park/applications/:application/diagram',
    permission: 'fillApplication',
    summary: 'Where an application stands on the diagram · 流程图',
    params: applicationParams,
    query: noQuery,
    show: async (request, { application: id }) => {
      const { park } = parkOf(request)
      const tracking = await inParkOf(request, async (tx) =>
        readTracking(app, request, tx, await openApplication(app, request, tx, id)),
      )
      const { opened, process, reviews } = tracking
      const versions = await app.engine.listDefinitions(park.id)
      const { processId, version } = versions.find(({ hash }) => hash === process.hash) ?? { processId: '', version: 1 }
      const departments = await departmentNames(request)
      const assets = entryAssets('diagram')
      const title = applicationTitle(request, opened.application, process)
      const frame = applicationFrame(request, opened.application, process, [say(request, 'tracking.diagramTitle')])
      return renderPage('enterprise/diagram', {
        frame: { ...frame, scripts: [assets.script], styles: assets.styles },
        title,
        source: `/api/v1/parks/${park.slug}/processes/${processId}/versions/${version}/xml`,
        overlays: JSON.stringify(applicantOverlays(reviews)),
        label: title,
        reviews: reviews.map((review) => reviewRow(request, tracking, review, departments, showingOf(request))),
        backHref: applicationHref(request, id),
      })
    },
  })
}
