import type { FeatureRoutes } from '../../features.ts'
import { inboxRoutes } from './inbox-routes.ts'
import { savedFilterRoutes } from './saved-filter-routes.ts'

/** Pages of those who judge: reviewers, checkers, signatories. */
export const reviewerPageRoutes: FeatureRoutes = async (app) => {
  for (const routes of [inboxRoutes, savedFilterRoutes]) await app.register(routes)
}
