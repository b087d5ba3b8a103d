import { listParks } from '../../parks/queries.ts'
import type { AppParts } from '../../plugins/app-parts.ts'
import { Refusal } from '../../refusal.ts'
import { carryOut, claimedOf } from './carry-out.ts'
import { lapseClockRequests, listUnsettledRequests } from './queries.ts'

/** So many are looked at in a park each time. */
const MOST = 200

/**
 * Carries out what was approved just before a server died, and notes which requests have fallen away with their clock.
 * Each once, whichever node finds it.
 */
export async function settleRequests(parts: Pick<AppParts, 'engine' | 'catalogue' | 'database'>): Promise<void> {
  for (const park of await parts.database.outsideParks(listParks)) {
    const unsettled = await parts.database.inPark(park.id, async (tx) => {
      await lapseClockRequests(tx, park.id, new Date(parts.engine.now()))
      return await listUnsettledRequests(tx, park.id, MOST)
    })
    for (const claimed of unsettled.map(claimedOf)) {
      if (claimed === null) continue
      // What the engine refuses is asked again; its next approval tells why not.
      await carryOut(parts, park, claimed).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error
      })
    }
  }
}
