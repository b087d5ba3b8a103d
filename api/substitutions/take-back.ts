import { v7 } from 'uuid'
import { listParks } from '../parks/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { listLeftOver } from './queries.ts'

/**
 * What a substitute has not finished when the substitution is over goes back to whose it was: the one may not answer it
 * any more, the other is there again.
 */
export async function takeBack({ engine, database }: Pick<AppParts, 'engine' | 'database'>): Promise<void> {
  for (const { id: parkId } of await database.outsideParks(listParks)) {
    for (const { instanceId, key, person } of await database.inPark(parkId, (tx) => listLeftOver(tx, parkId))) {
      const actor = { type: 'system', name: 'substitution' } as const
      // Whoever was faster has it.
      await engine.send({ id: v7(), parkId, instanceId, actor, body: { type: 'assignTask', key, person } })
    }
  }
}
