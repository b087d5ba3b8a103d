import type { FeatureRoutes } from '../features.ts'
import { enterprisePageRoutes } from './enterprise/routes.ts'
import { designerPageRoutes } from './manager/designer-routes.ts'
import { managerPageRoutes } from './manager/routes.ts'
import { comparePageRoutes } from './manager/versions/compare-routes.ts'
import { publicationPageRoutes } from './manager/versions/publication-routes.ts'
import { republishRoutes } from './manager/versions/republish-routes.ts'
import { cardPageRoutes } from './oversight/cards/routes.ts'
import { noticePageRoutes } from './oversight/notices/routes.ts'
import { refusedActPageRoutes } from './oversight/refused-acts/routes.ts'
import { publicPageRoutes } from './public/routes.ts'
import { sessionPageRoutes } from './public/session-routes.ts'
import { reviewerPageRoutes } from './reviewer/routes.ts'
import { openPageScope } from './scope.ts'
import { surveyAudienceRoutes } from './survey/routes.ts'
import { windowPageRoutes } from './window/routes.ts'

/** Every page, by audience. A new audience adds its line here. */
const audiences: readonly FeatureRoutes[] = [
  publicPageRoutes,
  sessionPageRoutes,
  enterprisePageRoutes,
  reviewerPageRoutes,
  surveyAudienceRoutes,
  windowPageRoutes,
  designerPageRoutes,
  comparePageRoutes,
  publicationPageRoutes,
  republishRoutes,
  managerPageRoutes,
  noticePageRoutes,
  refusedActPageRoutes,
  cardPageRoutes,
]

/**
 * HTML for people, beside the JSON of the API. How a page is built:
 * - `templates/pages/<audience>/<page>.hbs` with its view model in `models.ts` beside it, its texts in
 *   `templates/texts/<audience>-texts.ts`, both languages side by side;
 * - `api/pages/<audience>/<page>-page.ts` makes the view model: a pure function of domain objects;
 * - `page(app, …)` shows it, `pageForm(app, …)` does what one of its forms says (`page-route.ts`), by the same
 *   functions as the API;
 * - it works without a script; `frameOf` gives what stands around it, `navigation.ts` its place in the bar.
 */
export const pageRoutes: FeatureRoutes = async (app) => {
  await openPageScope(app)
  for (const audience of audiences) await app.register(audience)
}
