import { insertFollowUp } from '../follow-ups/queries.ts'
import { mustMove } from '../lifecycles/must-move.ts'
import { listPermitsOf } from '../permits/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { rulesByHash } from './begin-following.ts'
import { deferralLifecycle, deferralWords } from './lifecycle.ts'
import { listOpenDeferrals, lockDeferral, updateDeferral } from './queries.ts'

/** Nobody has to hand in what no permit rests on: the application ended without one that needs the material. */
export async function cancelPointlessDeferrals(
  app: Pick<AppParts, 'engine' | 'database' | 'catalogue'>,
  parkId: string,
): Promise<void> {
  const ruled = await rulesByHash(app, parkId)
  const ended = await app.database.inPark(parkId, (tx) => listOpenDeferrals(tx, parkId, [...ruled.keys()], true))
  for (const { applicationId, code, definitionHash } of ended) {
    const { materials } = await app.catalogue.byHash(parkId, definitionHash)
    const letters = materials.find((each) => each.code === code)?.permits ?? []
    await app.database.inPark(parkId, async (tx) => {
      const deferral = await lockDeferral(tx, parkId, applicationId, code)
      const issued = await listPermitsOf(tx, parkId, applicationId)
      const isNeeded = issued.some(({ permit }) => letters.includes(permit))
      if (deferral === null || deferral.followUpId === null || deferral.state !== 'open' || isNeeded) return
      const at = new Date(app.engine.now())
      const state = mustMove(deferralLifecycle, deferralWords, deferral.state, 'cancel')
      await updateDeferral(tx, parkId, deferral, { state, endedAt: at })
      const command = { type: 'deliverMessage', name: 'deferralCancelled', variables: {} } as const
      await insertFollowUp(tx, parkId, { instanceId: deferral.followUpId, command, at })
    })
  }
}
