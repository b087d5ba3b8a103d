import { v7 } from 'uuid'
import { addWorkingDays, closingTime, localTime, type Office } from '../../engine/index.ts'
import { officeOf } from '../deadlines/office.ts'
import { readDeadline } from '../deadlines/read-deadline.ts'
import { listParks } from '../parks/queries.ts'
import { listOfficers } from '../people/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { type Lateness, nextOwner, rungsReached } from './ladder.ts'
import { countHeld, insertRungs, listAway, listUnowned, listWatched, readRules, type WatchedTask } from './queries.ts'

type Parts = Pick<AppParts, 'engine' | 'database'>

/** Yellow begins within a fifth of a limit: what is due later than this many working days is not yet of concern. */
const AHEAD = 20

/** Tells who is concerned by what is late, and gives to somebody what nobody claims; each rung once per task. */
export async function climbLadders(app: Parts): Promise<void> {
  for (const park of await app.database.outsideParks(listParks)) {
    const now = app.engine.now()
    const office = officeOf(app.engine, park)
    await app.database.inPark(park.id, async (tx) => {
      const rules = await readRules(tx, park.id)
      const dueBy = new Date(
        closingTime(office, addWorkingDays(office.calendar, localTime(now, office.zone).day, AHEAD)),
      )
      const watched = await listWatched(tx, park.id, dueBy)
      if (watched.length === 0) return
      const officers = await listOfficers(tx, park.id)
      const rows = watched.flatMap((task) =>
        rungsReached(rules, task, latenessOf(office, task, now), officers).flatMap(({ rung, people }) =>
          people.map((personId) => ({
            ...{ instanceId: task.instanceId, taskKey: task.key },
            ...{ rung, personId, reachedAt: new Date(now) },
          })),
        ),
      )
      await insertRungs(tx, park.id, rows)
    })
    await giveToSomebody(app, park.id, office, now)
  }
}

/** The one place that reads how late a task is. */
export function latenessOf(
  office: Office,
  { openedAt, dueAt }: Pick<WatchedTask, 'openedAt' | 'dueAt'>,
  now: number,
): Lateness {
  if (dueAt === null) return { light: 'green', overdueDays: 0 }
  const { reckoning, overdueDays } = readDeadline(office, openedAt.getTime(), dueAt.getTime(), now)
  return { light: reckoning.light, overdueDays }
}

/** 无主任务: whoever is there and has least to do at its post; where nobody is, it stays with the head's rungs. */
async function giveToSomebody(app: Parts, parkId: string, office: Office, now: number): Promise<void> {
  const given = await app.database.inPark(parkId, async (tx) => {
    const { assignAfterDays } = await readRules(tx, parkId)
    if (assignAfterDays === null) return []
    const today = localTime(now, office.zone).day
    const openedBy = closingTime(office, addWorkingDays(office.calendar, today, -assignAfterDays))
    const unowned = await listUnowned(tx, parkId, new Date(Math.min(openedBy, now)))
    const [officers, away] = [await listOfficers(tx, parkId), await listAway(tx, parkId)]
    const held = new Map(await countHeld(tx, parkId))
    return unowned.flatMap((task) => {
      const person = nextOwner(task, officers, held, away)
      if (person === null) return []
      held.set(person, (held.get(person) ?? 0) + 1)
      return [{ task, person }]
    })
  })
  for (const { task, person } of given) {
    const actor = { type: 'system', name: 'ladder' } as const
    const body = { type: 'assignTask', key: task.key, person } as const
    // Whoever was faster has it.
    await app.engine.send({ id: v7(), parkId, instanceId: task.instanceId, actor, body })
  }
}
