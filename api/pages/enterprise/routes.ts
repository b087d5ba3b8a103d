import type { FeatureRoutes } from '../../features.ts'
import { oneApplicationRoutes } from './applications/one-routes.ts'
import { ownApplicationsRoutes } from './applications/routes.ts'
import { fillingRoutes } from './filling/routes.ts'
import { startingRoutes } from './starting/routes.ts'

/** Pages for who files: owner, filer, and the assistant who files for them. */
export const enterprisePageRoutes: FeatureRoutes = async (app) => {
  for (const part of [ownApplicationsRoutes, oneApplicationRoutes, fillingRoutes, startingRoutes])
    await app.register(part)
}
