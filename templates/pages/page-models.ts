import type { EnterprisePages } from './enterprise/models.ts'
import type { CalendarPages } from './manager/calendar-model.ts'
import type { DesignerPages } from './manager/designer-models.ts'
import type { FindingsReportPages } from './manager/findings-report-model.ts'
import type { LadderPages } from './manager/ladder-model.ts'
import type { ManagerPages } from './manager/models.ts'
import type { TimePages } from './manager/time-model.ts'
import type { VersionPages } from './manager/version-models.ts'
import type { WebhookPages } from './manager/webhook-models.ts'
import type { OversightPages } from './oversight/oversight-models.ts'
import type { PublicPages } from './public/models.ts'
import type { ReviewerPages } from './reviewer/models.ts'
import type { SubstitutionPages } from './reviewer/substitution-model.ts'
import type { SurveyPages } from './survey/models.ts'
import type { WindowPages } from './window/models.ts'

/** The view model of each page, by the name of its template: `audience/page`. */
export type PageModels = PublicPages &
  EnterprisePages &
  WindowPages &
  ReviewerPages &
  ManagerPages &
  FindingsReportPages &
  DesignerPages &
  VersionPages &
  WebhookPages &
  TimePages &
  CalendarPages &
  SubstitutionPages &
  OversightPages &
  LadderPages &
  SurveyPages
