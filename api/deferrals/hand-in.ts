import { insertFollowUp } from '../follow-ups/queries.ts'
import { mustMove } from '../lifecycles/must-move.ts'
import type { Tx } from '../plugins/database.ts'
import { isAwaited } from './is-awaited.ts'
import { deferralLifecycle, deferralWords } from './lifecycle.ts'
import { lockDeferral, updateDeferral } from './queries.ts'

/**
 * A material has come, as a file or on paper: what was deferred is fulfilled, or where it was late at least there, and
 * the process that follows it is told with the same commit. Before acceptance there is nothing to fulfil yet.
 */
export async function handInDeferred(
  tx: Tx,
  parkId: string,
  { applicationId, code, at }: { readonly applicationId: string; readonly code: string; readonly at: Date },
): Promise<void> {
  const deferral = await lockDeferral(tx, parkId, applicationId, code)
  if (deferral === null || deferral.followUpId === null || !isAwaited(deferral)) return
  if (deferral.state === 'open') {
    const state = mustMove(deferralLifecycle, deferralWords, deferral.state, 'fulfil')
    await updateDeferral(tx, parkId, deferral, { state, providedAt: at, endedAt: at })
  } else {
    await updateDeferral(tx, parkId, deferral, { providedAt: at })
  }
  const command = { type: 'deliverMessage', name: 'deferralFulfilled', variables: {} } as const
  await insertFollowUp(tx, parkId, { instanceId: deferral.followUpId, command, at })
}
