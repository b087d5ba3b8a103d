import type { FeatureRoutes } from '../../features.ts'
import { clockRequestPageRoutes } from './clocks/request-routes.ts'
import { applicationClockRoutes } from './clocks/routes.ts'
import { inboxRoutes } from './inbox-routes.ts'
import { promiseCheckRoutes } from './promises/routes.ts'
import { savedFilterRoutes } from './saved-filter-routes.ts'
import { substitutionPageRoutes } from './substitutions/routes.ts'
import { taskClockRoutes } from './task/clock-routes.ts'
import { taskDraftRoutes } from './task/draft-routes.ts'
import { taskMergeRoutes } from './task/merge/routes.ts'
import { taskRoundRoutes } from './task/round/routes.ts'
import { taskPageRoutes } from './task/routes.ts'
import { taskShareRoutes } from './task/share-routes.ts'

/** Pages of those who judge: reviewers, checkers, signatories. */
export const reviewerPageRoutes: FeatureRoutes = async (app) => {
  for (const routes of [
    inboxRoutes,
    savedFilterRoutes,
    taskPageRoutes,
    taskDraftRoutes,
    taskShareRoutes,
    taskMergeRoutes,
    taskRoundRoutes,
    taskClockRoutes,
    applicationClockRoutes,
    clockRequestPageRoutes,
    substitutionPageRoutes,
    promiseCheckRoutes,
  ])
    await app.register(routes)
}
