import { NIL_PARK } from '../outside-parks.ts'
import { listParks } from '../parks/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { deleteOldAnswers } from './queries.ts'

/** Forgets kept answers after seven days of real time: nobody repeats a request that long. */
export async function forgetOldAnswers({ database }: Pick<AppParts, 'database'>): Promise<void> {
  const parks = await database.outsideParks(listParks)
  for (const id of [NIL_PARK, ...parks.map((park) => park.id)]) {
    await database.inPark(id, (tx) => deleteOldAnswers(tx, id))
  }
}
