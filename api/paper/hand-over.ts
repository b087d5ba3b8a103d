import { ownApplication } from '../applications/access.ts'
import { applicationLifecycle } from '../applications/lifecycle.ts'
import { lockApplication } from '../applications/queries.ts'
import { knownMaterial } from '../materials/asked-for.ts'
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
  const { application } = await ownApplication(tx, access, applicationId)
  if (applicationLifecycle.isFinal(application.state)) {
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
}
