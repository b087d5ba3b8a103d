import { dateIn } from '../parks/dates.ts'
import { listParks } from '../parks/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { lockedCard } from './locked-card.ts'
import { listToAge } from './queries.ts'

/** Writes what time has done: silence counts as heard, and cards expire by themselves. Each card in a transaction of its own. */
export async function ageCards({ engine, database }: Pick<AppParts, 'engine' | 'database'>): Promise<void> {
  for (const park of await database.outsideParks(listParks)) {
    const now = new Date(engine.now())
    const ids = await database.inPark(park.id, (tx) => listToAge(tx, park.id, now, dateIn(park.zone, now.getTime())))
    for (const id of ids) await database.inPark(park.id, (tx) => lockedCard(tx, { park, now }, id))
  }
}
