import { findApplication } from '../applications/queries.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { accepted } from '../refusal.ts'
import { prepareSubmission, type SubmissionOrder } from './prepare-submission.ts'
import { sendSubmission } from './send-submission.ts'

/** Submits, or hands in the correction that is awaited; the same command a second time changes nothing. */
export async function submitApplication(app: AppParts, access: ParkAccess, order: SubmissionOrder) {
  const { id: parkId } = access.park
  const submission = await app.database.inPark(parkId, (tx) => prepareSubmission(app, tx, access, order))
  accepted(await sendSubmission(app, submission))
  const application = await app.database.inPark(parkId, (tx) => findApplication(tx, parkId, order.applicationId))
  if (application?.number == null) throw new Error(`Expected application ${order.applicationId} to have a number.`)
  const { id, number, state } = application
  return { id, number, state, round: submission.round, receivedAt: submission.receivedAt }
}
