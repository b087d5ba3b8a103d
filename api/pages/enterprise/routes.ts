import type { FeatureRoutes } from '../../features.ts'
import { oneApplicationRoutes } from './applications/one-routes.ts'
import { ownApplicationsRoutes } from './applications/routes.ts'
import { creditPageRoutes } from './credit/routes.ts'
import { fillingRoutes } from './filling/routes.ts'
import { permitPageRoutes } from './permits/routes.ts'
import { promisePageRoutes } from './promises/routes.ts'
import { startingRoutes } from './starting/routes.ts'
import { trackingRoutes } from './tracking/routes.ts'

/** Pages for who files: owner, filer, and the assistant who files for them. */
export const enterprisePageRoutes: FeatureRoutes = async (app) => {
  for (const part of [
    ownApplicationsRoutes,
    oneApplicationRoutes,
    fillingRoutes,
    startingRoutes,
    trackingRoutes,
    permitPageRoutes,
    promisePageRoutes,
    creditPageRoutes,
  ])
    await app.register(part)
}
