import { v7 } from 'uuid'
import { addWorkingDaysTo } from '../deadlines/add-working-days.ts'
import { officeOf } from '../deadlines/office.ts'
import { insertFollowUp } from '../follow-ups/queries.ts'
import { isoWithOffset } from '../parks/dates.ts'
import type { Park } from '../parks/park.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { DeferralRules } from '../process-description/follow-up-rules.ts'
import {
  type FollowedDeferral,
  listHashesWithOpenDeferrals,
  listOpenDeferrals,
  lockDeferral,
  type OpenDeferral,
  updateDeferral,
} from './queries.ts'

type Parts = Pick<AppParts, 'engine' | 'database' | 'catalogue'>

/** A form that is being filled in again may still take back what it deferred. */
const beingFilled = new Set(['submitted', 'returned', 'inCorrection'])

/**
 * Starts the process that follows each open deferral, once its application has been accepted (容缺受理). It counts from
 * acceptance, or from the signature where that came later. The start is written down with the deferral, so that a node
 * that dies in between starts nothing twice and forgets nothing.
 */
export async function beginFollowingDeferrals(app: Parts, park: Pick<Park, 'id' | 'zone'>): Promise<void> {
  const ruled = await rulesByHash(app, park.id)
  const open = await app.database.inPark(park.id, (tx) => listOpenDeferrals(tx, park.id, [...ruled.keys()], false))
  for (const deferral of open) {
    const rules = ruled.get(deferral.definitionHash)
    if (rules !== undefined && !beingFilled.has(deferral.milestone ?? '')) await begin(app, park, deferral, rules)
  }
}

/** The rules of the versions under which deferrals stand open; versions without rules are left out. */
export async function rulesByHash(app: Parts, parkId: string): Promise<ReadonlyMap<string, DeferralRules>> {
  const hashes = await app.database.inPark(parkId, (tx) => listHashesWithOpenDeferrals(tx, parkId))
  const rules = new Map<string, DeferralRules>()
  for (const hash of hashes) {
    const { deferral } = (await app.catalogue.byHash(parkId, hash)).description
    if (deferral !== undefined) rules.set(hash, deferral)
  }
  return rules
}

async function begin(
  app: Parts,
  park: Pick<Park, 'id' | 'zone'>,
  found: OpenDeferral,
  rules: DeferralRules,
): Promise<void> {
  await app.database.inPark(park.id, async (tx) => {
    const deferral = await lockDeferral(tx, park.id, found.applicationId, found.code)
    if (deferral === null || !isStill(deferral)) return
    const at = new Date(app.engine.now())
    if (found.isProvided) {
      // It came before anybody had to wait for it.
      await updateDeferral(tx, park.id, deferral, { state: 'fulfilled', providedAt: at, endedAt: at })
      return
    }
    const countedFrom = new Date(Math.max(found.acceptedAt.getTime(), found.signedAt.getTime()))
    const dueAt = new Date(addWorkingDaysTo(officeOf(app.engine, park), countedFrom.getTime(), deferral.days))
    const followUpId = v7()
    await updateDeferral(tx, park.id, deferral, { followUpId, countedFrom, dueAt })
    const variables = {
      material: deferral.code,
      countedFrom: isoWithOffset(park.zone, countedFrom.getTime()),
      days: deferral.days,
      remindAfterDays: Math.max(0, deferral.days - rules.remindDays),
      revokeAfterDays: rules.revokeAfterDays,
    }
    const { process: processId } = rules
    const businessKey = `${found.applicationNumber ?? found.applicationId}/${deferral.code}`
    const command = { type: 'startInstance', processId, businessKey, variables } as const
    await insertFollowUp(tx, park.id, { instanceId: followUpId, command, at })
  })
}

/** Another node may have been faster. */
function isStill({ state, followUpId }: FollowedDeferral): boolean {
  return state === 'open' && followUpId === null
}
