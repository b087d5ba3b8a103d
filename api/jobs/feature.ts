import type { FeatureRoutes } from '../features.ts'
import { resendSubmissions } from '../submissions/resend-submissions.ts'
import { openDrawing } from './open-drawing.ts'
import { registerJobs } from './register-jobs.ts'

/** Milliseconds between two looks for submissions that a crash left unsent. */
const SWEEP = 2_000

/** What runs beside the requests: the jobs of service tasks, and the sweep of unsent submissions. It has no routes. */
export const backgroundWork: FeatureRoutes = async (app) => {
  registerJobs(app, openDrawing())

  let sweeping: Promise<unknown> | null = null
  const sweep = () => {
    sweeping ??= resendSubmissions(app)
      // The next look comes soon, and a database that is away tells itself elsewhere.
      .catch((error: unknown) => app.log.warn({ err: error }, 'unsent submissions could not be looked for'))
      .finally(() => {
        sweeping = null
      })
  }
  const timer = setInterval(sweep, SWEEP)
  timer.unref()
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await sweeping
  })
}
