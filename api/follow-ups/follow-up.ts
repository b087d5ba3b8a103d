import { beginFollowingDeferrals } from '../deferrals/begin-following.ts'
import { cancelPointlessDeferrals } from '../deferrals/cancel-pointless.ts'
import { listParks } from '../parks/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { beginFollowingPromises } from '../promises/begin-following.ts'
import { sendFollowUps } from './send-follow-ups.ts'

/** Sees in every park to what was deferred or promised: what is to be followed, what need not be any more, what is to be told. */
export async function followUp(app: Pick<AppParts, 'engine' | 'database' | 'catalogue'>): Promise<void> {
  for (const park of await app.database.outsideParks(listParks)) {
    await beginFollowingDeferrals(app, park)
    await cancelPointlessDeferrals(app, park.id)
    await beginFollowingPromises(app, park)
    await sendFollowUps(app, park.id)
  }
}
