import { ownApplication } from '../applications/access.ts'
import { lockApplication } from '../applications/queries.ts'
import { deferrableMaterial } from '../materials/defer-material.ts'
import { insertDeferral } from '../materials/queries.ts'
import { dateIn } from '../parks/dates.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { type Signature, signatureProblems } from './signature-problems.ts'

/**
 * Registers a deferral (容缺承诺) that the enterprise signed by hand at the window. Whoever signed need have no account:
 * the name stands as on the paper, and the clerk attests having seen it. The promise stays the enterprise's.
 */
export async function deferOnPaper(
  app: AppParts,
  tx: Tx,
  access: ParkAccess,
  order: Signature & { readonly applicationId: string; readonly code: string; readonly personId: string },
): Promise<void> {
  const { applicationId, code, signedBy, signedOn, personId } = order
  await lockApplication(tx, access.park.id, applicationId)
  const { application } = await ownApplication(tx, access, applicationId)
  if (!['submitted', 'returned', 'inCorrection'].includes(application.state)) {
    throw new Refusal(
      'application-not-editable',
      `Expected an application that is filled in at the window, but it is ${application.state}.`,
      '容缺承诺只能在受理之前或者补正期间登记。',
    )
  }
  const days = await deferrableMaterial(app, tx, access.park, application, code)
  const now = app.engine.now()
  const fields = { by: 'deferralSignedBy', on: 'deferralSignedOn' }
  const errors = signatureProblems(order, dateIn(access.park.zone, now), fields)
  if (errors.length > 0) {
    throw new Refusal('form-invalid', 'Expected who signed and when.', '请填写签字人和签字日期。', errors)
  }
  const signature = { signedByHand: signedBy, signedOn, registeredBy: personId }
  await insertDeferral(tx, access.park.id, applicationId, { code, days, signedAt: new Date(now), ...signature })
}
