import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { applicationRoutes } from './applications/routes.ts'
import { appointmentRoutes } from './appointments/routes.ts'
import { assetRoutes } from './assets/routes.ts'
import { batchRoutes } from './batches/routes.ts'
import { calendarRoutes } from './calendars/routes.ts'
import { cardRoutes } from './cards/routes.ts'
import { clockRequestRoutes } from './clocks/requests/routes.ts'
import { clockRoutes } from './clocks/routes.ts'
import { comparisonRoutes } from './comparisons/routes.ts'
import { copyRoutes } from './copies/routes.ts'
import { creditRoutes } from './credit/routes.ts'
import { deadlineCalculatorRoutes } from './deadline-calculator/routes.ts'
import { departmentRoutes } from './departments/routes.ts'
import { designerBundleRoutes } from './designer-bundle/routes.ts'
import { bundleRoutes } from './drafts/bundle/routes.ts'
import { exchangeRoutes } from './drafts/exchange-routes.ts'
import { draftFormRoutes } from './drafts/form-routes.ts'
import { historyRoutes } from './drafts/history/routes.ts'
import { partingRoutes } from './drafts/parting/routes.ts'
import { presenceRoutes } from './drafts/presence/routes.ts'
import { draftRoutes } from './drafts/routes.ts'
import { enterpriseRoutes } from './enterprises/routes.ts'
import { eventRoutes } from './events/routes.ts'
import { findingsReportRoutes } from './findings/report/routes.ts'
import { findingRoutes } from './findings/routes.ts'
import { followRoutes } from './follows/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { incidentRoutes } from './incidents/routes.ts'
import { instanceRoutes } from './instances/routes.ts'
import { jobTypeRoutes } from './job-types/routes.ts'
import { backgroundWork } from './jobs/feature.ts'
import { jointReviewRoutes } from './joint-review/routes.ts'
import { ladderRoutes } from './ladder/routes.ts'
import { leaveRoutes } from './leaves/routes.ts'
import { previewRoutes } from './materials/preview/routes.ts'
import { materialRoutes } from './materials/routes.ts'
import { uploadRoutes } from './materials/upload-routes.ts'
import { mergingRoutes } from './merging/routes.ts'
import { messageRoutes } from './messages/routes.ts'
import { metricRoutes } from './metrics/routes.ts'
import { migrationRoutes } from './migrations/routes.ts'
import { noticeDocumentRoutes } from './notices/document-routes.ts'
import { noticeRoutes } from './notices/routes.ts'
import { oversightRoutes } from './oversight/routes.ts'
import { pageRoutes } from './pages/routes.ts'
import { parkRoutes } from './parks/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { permitMoveRoutes } from './permits/moves/routes.ts'
import { permitRoutes } from './permits/routes.ts'
import { processRoutes } from './processes/routes.ts'
import { promiseRoutes } from './promises/routes.ts'
import { publicationRoutes } from './publications/routes.ts'
import { evidenceRoutes } from './rectifications/evidence-routes.ts'
import { rectificationRoutes } from './rectifications/routes.ts'
import { refusedActRoutes } from './refused-acts/routes.ts'
import { roundRoutes } from './rounds/routes.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { signalRoutes } from './signals/routes.ts'
import { startConditionRoutes } from './start-conditions/routes.ts'
import { submissionRoutes } from './submissions/routes.ts'
import { substitutionRoutes } from './substitutions/routes.ts'
import { surveyRoutes } from './surveys/routes.ts'
import { taskRoutes } from './tasks/routes.ts'
import { verifyRoutes } from './verify/routes.ts'
import { virtualTimeRoutes } from './virtual-time/routes.ts'
import { webhookRoutes } from './webhooks/routes.ts'
import { workerRoutes } from './workers/routes.ts'

/** The routes of one feature, registered with zod as the type provider. */
export type FeatureRoutes = FastifyPluginAsyncZod

/** Every feature that has routes. A new one adds its line here and nowhere else. */
export const features: readonly FeatureRoutes[] = [
  healthRoutes,
  metricRoutes,
  sessionRoutes,
  parkRoutes,
  calendarRoutes,
  deadlineCalculatorRoutes,
  departmentRoutes,
  peopleRoutes,
  enterpriseRoutes,
  processRoutes,
  migrationRoutes,
  draftRoutes,
  bundleRoutes,
  historyRoutes,
  partingRoutes,
  presenceRoutes,
  draftFormRoutes,
  exchangeRoutes,
  instanceRoutes,
  batchRoutes,
  signalRoutes,
  messageRoutes,
  eventRoutes,
  webhookRoutes,
  incidentRoutes,
  workerRoutes,
  jobTypeRoutes,
  startConditionRoutes,
  applicationRoutes,
  submissionRoutes,
  materialRoutes,
  uploadRoutes,
  previewRoutes,
  taskRoutes,
  clockRoutes,
  clockRequestRoutes,
  appointmentRoutes,
  surveyRoutes,
  rectificationRoutes,
  evidenceRoutes,
  comparisonRoutes,
  publicationRoutes,
  copyRoutes,
  substitutionRoutes,
  ladderRoutes,
  leaveRoutes,
  followRoutes,
  noticeRoutes,
  noticeDocumentRoutes,
  findingRoutes,
  findingsReportRoutes,
  mergingRoutes,
  roundRoutes,
  jointReviewRoutes,
  refusedActRoutes,
  cardRoutes,
  oversightRoutes,
  permitRoutes,
  permitMoveRoutes,
  promiseRoutes,
  creditRoutes,
  verifyRoutes,
  assetRoutes,
  designerBundleRoutes,
  virtualTimeRoutes,
  pageRoutes,
  backgroundWork,
]
