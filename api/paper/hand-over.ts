import { ownApplication, readableApplication } from '../applications/access.ts'
import { applicationLifecycle } from '../applications/lifecycle.ts'
import { lockApplication } from '../applications/queries.ts'
import { handInDeferred } from '../deferrals/hand-in.ts'
import { isAwaited } from '../deferrals/is-awaited.ts'
import { knownMaterial } from '../materials/asked-for.ts'
import { listDeferrals } from '../materials/queries.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { insertPaperMaterial } from './queries.ts'

/** Registers a material that is handed over on paper after the registration, as its next version. */
export async function handOver(
  app: AppParts,
  tx: Tx,
  access: ParkAccess,
  order: {
    readonly applicationId: string
    readonly code: string
    readonly kind: 'original' | 'copy'
    readonly pages: number
    readonly personId: string
  },
): Promise<void> {
  const { applicationId, code, kind, pages, personId } = order
  await lockApplication(tx, access.park.id, applicationId)
  const deferral = (await listDeferrals(tx, access.park.id, applicationId)).find((each) => each.code === code)
  const isDue = deferral !== undefined && deferral.dueAt !== null && isAwaited(deferral)
  // What was deferred may be brought to the window whoever filed the application.
  const { application } = await (isDue ? readableApplication : ownApplication)(tx, access, applicationId)
  if (applicationLifecycle.isFinal(application.state) && !isDue) {
    throw new Refusal(
      'application-not-editable',
      `The application is ${application.state}.`,
      '申请已经办结，不再收材料。',
    )
  }
  await knownMaterial(app, access.park.id, application, code)
  if (!Number.isInteger(pages) || pages < 1 || pages > 9_999) {
    const [message, messageZh] = ['Expected the number of pages, 1 to 9999.', '请填写页数，1 至 9999。']
    throw new Refusal('form-invalid', message, messageZh, [
      { field: 'pages', code: 'pages-missing', message, messageZh },
    ])
  }
  const registeredAt = new Date(app.engine.now())
  await insertPaperMaterial(tx, access.park.id, applicationId, {
    code,
    kind,
    pages,
    registeredBy: personId,
    registeredAt,
  })
  await handInDeferred(tx, access.park.id, { applicationId, code, at: registeredAt })
}
