import { v5 } from 'uuid'
import { listParks } from '../parks/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { findRun, finishRun, insertRun, listDroppable, listUnfinished, readNow, readPolicy } from './queries.ts'
import type { RetentionRun } from './retention.ts'

type RetentionParts = Pick<AppParts, 'engine' | 'database'>

/** Instances that are dropped by one statement: what is locked meanwhile is needed by nobody who works. */
const IN_A_ROW = 100

const DAY = 86_400_000

/**
 * Drops what a run is about, piece by piece, until nothing is left of it. Each piece is counted into the run by the
 * statement that drops it, so that a crash at any moment loses nothing but time: the run is simply gone on with.
 */
export async function carryOut(
  { engine, database }: RetentionParts,
  parkId: string,
  { id, endedBefore }: Pick<RetentionRun, 'id' | 'endedBefore'>,
  isStopping: () => boolean = () => false,
): Promise<RetentionRun | null> {
  let tried: string | undefined
  while (!isStopping()) {
    const ids = await database.inPark(parkId, (tx) => listDroppable(tx, parkId, endedBefore, IN_A_ROW))
    // Another node may have dropped these; what the database does not let go is not asked for for ever.
    const isOver = ids.length === 0 || ((await engine.dropEnded(parkId, id, ids)) === 0 && tried === ids[0])
    tried = ids[0]
    if (isOver) {
      await database.inPark(parkId, (tx) => finishRun(tx, parkId, id))
      await engine.dropEmptyMonths()
      break
    }
  }
  return await database.inPark(parkId, (tx) => findRun(tx, parkId, id))
}

/** Goes on with what a crash has left, and drops once a day what a park's policy says. */
export async function runRetention(parts: RetentionParts, isStopping: () => boolean): Promise<void> {
  const { database } = parts
  for (const { id: parkId } of await database.outsideParks(listParks)) {
    const runs = await database.inPark(parkId, async (tx) => {
      const policy = await readPolicy(tx, parkId)
      if (policy?.isDaily === true) {
        const { keepDays, reason, setBy } = policy
        const now = await readNow(tx)
        const day = new Date(now).toISOString().slice(0, 10)
        const endedBefore = new Date(now - keepDays * DAY)
        await insertRun(tx, parkId, { id: v5(day, parkId), endedBefore, reason, orderedBy: setBy })
      }
      return await listUnfinished(tx, parkId)
    })
    for (const run of runs) if (!isStopping()) await carryOut(parts, parkId, run, isStopping)
  }
}
