import type { Step } from './step.ts'
import { acceptance } from './steps/acceptance.ts'
import { approval } from './steps/approval.ts'
import { correction } from './steps/correction.ts'
import { countersign } from './steps/countersign.ts'
import { deferral } from './steps/deferral.ts'
import { deliver } from './steps/deliver.ts'
import { expertReview } from './steps/expert-review.ts'
import { issue } from './steps/issue.ts'
import { jointSurvey } from './steps/joint-survey.ts'
import { levels } from './steps/levels.ts'
import { parallelReview } from './steps/parallel-review.ts'
import { promise } from './steps/promise.ts'
import { publicity } from './steps/publicity.ts'

/** In the order in which an application meets them. */
export const steps: readonly Step[] = [
  acceptance,
  deferral,
  approval,
  parallelReview,
  correction,
  jointSurvey,
  publicity,
  expertReview,
  promise,
  countersign,
  levels,
  issue,
  deliver,
]
