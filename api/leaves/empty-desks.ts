import { v7 } from 'uuid'
import { listParks } from '../parks/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { listHeldOnLeave } from './queries.ts'

/**
 * What somebody holds goes back to their department when they are on leave and nobody stands in for them: so no task is
 * without an owner in office hours. From there the ladder gives it to whoever is there, or tells the head. When they are
 * back, nothing jumps back.
 */
export async function emptyDesks({ engine, database }: Pick<AppParts, 'engine' | 'database'>): Promise<void> {
  for (const { id: parkId } of await database.outsideParks(listParks)) {
    for (const { instanceId, key, personId } of await database.inPark(parkId, (tx) => listHeldOnLeave(tx, parkId))) {
      const actor = { type: 'system', name: 'leave' } as const
      // What they have finished meanwhile stays as it is.
      await engine.send({ id: v7(), parkId, instanceId, actor, body: { type: 'releaseTask', key, person: personId } })
    }
  }
}
