import { listParks } from '../parks/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { listUnsent } from './queries.ts'
import { sendSubmission } from './send-submission.ts'

/** Sends again what a crash left between a submission's row and its command; gives how many there were. */
export async function resendSubmissions(app: Pick<AppParts, 'engine' | 'database'>): Promise<number> {
  const parks = await app.database.outsideParks(listParks)
  let sent = 0
  for (const park of parks) {
    for (const submission of await app.database.inPark(park.id, (tx) => listUnsent(tx, park.id))) {
      await sendSubmission(app, submission)
      sent += 1
    }
  }
  return sent
}
