import { runBatches } from '../batches/run-batches.ts'
import { tellLostMoves } from '../clocks/tell-lost-moves.ts'
import type { FeatureRoutes } from '../features.ts'
import { followUp } from '../follow-ups/follow-up.ts'
import { forgetOldAnswers } from '../idempotency/forget-old-answers.ts'
import { climbLadders } from '../ladder/climb.ts'
import { emptyDesks } from '../leaves/empty-desks.ts'
import { runRetention } from '../retention/run-retention.ts'
import { resendSubmissions } from '../submissions/resend-submissions.ts'
import { takeBack } from '../substitutions/take-back.ts'
import { openDrawing } from './open-drawing.ts'
import { registerJobs } from './register-jobs.ts'
import { repeat } from './repeat.ts'

const TWO_SECONDS = 2_000
const FIVE_SECONDS = 5_000
const HALF_A_MINUTE = 30_000
const HOUR = 3_600_000
const DAY = 86_400_000

/** What runs beside the requests: the jobs of service tasks, and sweeps. It has no routes. */
export const backgroundWork: FeatureRoutes = async (app) => {
  registerJobs(app, openDrawing())
  let isStopping = false
  app.addHook('preClose', async () => {
    isStopping = true
  })
  repeat(app, {
    interval: TWO_SECONDS,
    work: () => resendSubmissions(app),
    complaint: 'submissions that a crash left unsent could not be looked for',
  })
  repeat(app, {
    interval: TWO_SECONDS,
    work: () => followUp(app),
    complaint: 'what was deferred or promised could not be followed',
  })
  repeat(app, {
    interval: TWO_SECONDS,
    work: () => runBatches(app, () => isStopping),
    complaint: 'batches could not go on',
  })
  repeat(app, {
    interval: FIVE_SECONDS,
    work: () => tellLostMoves(app),
    complaint: 'what happened to clocks could not be told to applicants',
  })
  repeat(app, {
    interval: HALF_A_MINUTE,
    work: async () => {
      await takeBack(app)
      await emptyDesks(app)
      await climbLadders(app)
    },
    complaint: 'what is late could not be told',
  })
  repeat(app, {
    interval: HOUR,
    work: () => runRetention(app, () => isStopping),
    complaint: 'what ended long ago could not be dropped',
  })
  repeat(app, {
    interval: DAY,
    work: () => forgetOldAnswers(app),
    complaint: 'old answers could not be forgotten',
  })
}
