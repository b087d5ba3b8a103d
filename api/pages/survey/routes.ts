import type { FeatureRoutes } from '../../features.ts'
import { appointmentPageRoutes } from './appointment-routes.ts'
import { recheckPageRoutes } from './recheck-routes.ts'
import { recordRoutes } from './record-routes.ts'
import { rectificationPageRoutes } from './rectification-routes.ts'
import { surveyPageRoutes } from './survey-routes.ts'

const parts = [appointmentPageRoutes, surveyPageRoutes, recordRoutes, rectificationPageRoutes, recheckPageRoutes]

/** 联合勘验 and 整改, for whoever takes part in them: the same pages for office and enterprise. */
export const surveyAudienceRoutes: FeatureRoutes = async (app) => {
  for (const part of parts) await app.register(part)
}
