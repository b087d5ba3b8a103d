import { ownApplication } from '../applications/access.ts'
import { lockApplication } from '../applications/queries.ts'
import { isRealDate } from '../forms/formats/real-date.ts'
import { dateIn } from '../parks/dates.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { type FieldError, Refusal } from '../refusal.ts'
import { insertPaperPromise } from './queries.ts'

/**
 * Registers that the enterprise signed its promise letter by hand: who, and on which day. The window only writes it
 * down; the promise stays the enterprise's (domain: 帮代办).
 */
export async function signOnPaper(
  app: AppParts,
  tx: Tx,
  access: ParkAccess,
  order: {
    readonly applicationId: string
    readonly signedBy: string
    readonly signedOn: string
    readonly personId: string
  },
): Promise<void> {
  const { applicationId, signedBy, signedOn, personId } = order
  await lockApplication(tx, access.park.id, applicationId)
  await ownApplication(tx, access, applicationId)
  const now = app.engine.now()
  const errors = problemsOf(signedBy, signedOn, dateIn(access.park.zone, now))
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

function problemsOf(signedBy: string, signedOn: string, today: string): readonly FieldError[] {
  const length = [...signedBy].length
  const isDate = isRealDate(signedOn) && signedOn <= today
  return [
    ...(length >= 2 && length <= 50
      ? []
      : [
          {
            field: 'signedBy',
            code: 'signer-missing',
            message: 'Expected the name of who signed, 2 to 50 characters.',
            messageZh: '请填写签字人姓名，2 至 50 个字。',
          },
        ]),
    ...(isDate
      ? []
      : [
          {
            field: 'signedOn',
            code: 'signed-on-wrong',
            message: 'Expected the day on which it was signed, today at the latest.',
            messageZh: '签字日期应为今天或者之前的日期。',
          },
        ]),
  ]
}
