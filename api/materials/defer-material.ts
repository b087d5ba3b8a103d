import { mustBeEditable, mustBeOwner, ownApplication } from '../applications/access.ts'
import type { Application } from '../applications/application.ts'
import { lockApplication } from '../applications/queries.ts'
import { creditStanding, mustBeFreeToDefer } from '../credit/standing.ts'
import type { Park } from '../parks/park.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { knownMaterial } from './asked-for.ts'
import { deleteDeferral, insertDeferral, listDeferrals } from './queries.ts'

/** 容缺受理: the owner signs that a minor material will be handed in within so many working days of acceptance. */
export async function deferMaterial(
  app: AppParts,
  tx: Tx,
  access: ParkAccess,
  order: { readonly applicationId: string; readonly code: string; readonly personId: string },
): Promise<{ readonly code: string; readonly days: number }> {
  const { applicationId, code, personId } = order
  await lockApplication(tx, access.park.id, applicationId)
  const { application, relation } = await ownApplication(tx, access, applicationId)
  mustBeOwner(relation)
  mustBeEditable(application)
  const days = await deferrableMaterial(app, tx, access.park, application, code)
  const signedAt = new Date(app.engine.now())
  await insertDeferral(tx, access.park.id, applicationId, { code, days, signedBy: personId, signedAt })
  return { code, days }
}

/**
 * For how many working days this material may be deferred; refused where it may not be at all, to an enterprise that
 * broke its word, and while a card is in force.
 */
export async function deferrableMaterial(
  app: AppParts,
  tx: Tx,
  park: Park,
  application: Application,
  code: string,
): Promise<number> {
  const { deferrableDays, name } = await knownMaterial(app, park.id, application, code)
  if (deferrableDays !== null) {
    mustBeFreeToDefer(await creditStanding(tx, park, application, app.engine.now()))
    return deferrableDays
  }
  throw new Refusal('material-not-deferrable', `${name.en} cannot be deferred.`, `${name.zh}不可容缺。`)
}

/** The owner takes a deferral back as long as nothing was submitted with it. */
export async function takeDeferralBack(tx: Tx, access: ParkAccess, applicationId: string, code: string): Promise<void> {
  const { application, relation } = await ownApplication(tx, access, applicationId)
  mustBeOwner(relation)
  mustBeEditable(application)
  const deferral = (await listDeferrals(tx, access.park.id, applicationId)).find((each) => each.code === code)
  if (deferral?.dueAt != null) {
    throw new Refusal(
      'deferral-in-force',
      'Expected a deferral that is not in force, but it is since acceptance: hand the material in.',
      '容缺承诺已随受理生效，不能取消，请补交材料。',
    )
  }
  await deleteDeferral(tx, access.park.id, applicationId, code)
}
