import type { FeatureRoutes } from '../../../features.ts'
import { checkRoutes } from './check-routes.ts'
import { materialPageRoutes } from './material-routes.ts'
import { sectionRoutes } from './section-routes.ts'

/** Filling in an application: its sections, its materials, the check, the submission. */
export const fillingRoutes: FeatureRoutes = async (app) => {
  for (const part of [sectionRoutes, materialPageRoutes, checkRoutes]) await app.register(part)
}
