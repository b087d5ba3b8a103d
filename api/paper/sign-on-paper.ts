import { ownApplication } from '../applications/access.ts'
import { lockApplication } from '../applications/queries.ts'
import { dateIn } from '../parks/dates.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { insertPaperPromise } from './queries.ts'
import { type Signature, signatureProblems } from './signature-problems.ts'

/**
 * Registers that the enterprise signed its promise letter by hand: who, and on which day. The window only writes it
 * down; the promise stays the enterprise's (domain: 帮代办).
 */
export async function signOnPaper(
  app: AppParts,
  tx: Tx,
  access: ParkAccess,
  order: Signature & { readonly applicationId: string; readonly personId: string },
): Promise<void> {
  const { applicationId, signedBy, signedOn, personId } = order
  await lockApplication(tx, access.park.id, applicationId)
  await ownApplication(tx, access, applicationId)
  const now = app.engine.now()
  const errors = signatureProblems(order, dateIn(access.park.zone, now), { by: 'signedBy', on: 'signedOn' })
  if (errors.length > 0) {
    throw new Refusal('form-invalid', 'Expected who signed and when.', '请填写签字人和签字日期。', errors)
  }
  await insertPaperPromise(tx, access.park.id, applicationId, {
    signedBy,
    signedOn,
    registeredBy: personId,
    registeredAt: new Date(now),
  })
}
