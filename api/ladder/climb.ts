import { addWorkingDays, closingTime, localTime, type Office } from '../../engine/index.ts'
import type { Light } from '../clocks/clock.ts'
import { officeOf } from '../deadlines/office.ts'
import { overdueDaysAt, readDeadline } from '../deadlines/read-deadline.ts'
import { listOnLeave } from '../leaves/queries.ts'
import { listParks } from '../parks/queries.ts'
import { listOfficers, type Officer } from '../people/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Absence } from '../substitutions/substitution.ts'
import { giveOwners } from './give-owners.ts'
import { type LadderRules, type Lateness, rungsReached } from './ladder.ts'
import { withSubstitutes } from './owners.ts'
import { insertRungs, listAbsences, listWatched, PART, readRules, type WatchedTask } from './queries.ts'

/** Where no clock says so, yellow begins within a fifth of a limit: what is due after so many working days is not of concern. */
const AHEAD = 20

/** Tells who is concerned by what is late, and gives to somebody what nobody claims; each rung once per task. */
export async function climbLadders(app: Pick<AppParts, 'engine' | 'database'>): Promise<void> {
  for (const park of await app.database.outsideParks(listParks)) {
    const now = app.engine.now()
    const office = officeOf(app.engine, park)
    const today = localTime(now, office.zone).day
    const dueBy = new Date(closingTime(office, addWorkingDays(office.calendar, today, AHEAD)))
    const { rules, officers, absences, onLeave } = await app.database.inPark(park.id, async (tx) => ({
      rules: await readRules(tx, park.id),
      officers: await listOfficers(tx, park.id),
      absences: await listAbsences(tx, park.id),
      onLeave: await listOnLeave(tx, park.id),
    }))
    const there = officers.filter(({ personId }) => !onLeave.has(personId))
    for (let after: WatchedTask | null = null; ; ) {
      const watched: readonly WatchedTask[] = await app.database.inPark(park.id, async (tx) => {
        const part = await listWatched(tx, park.id, dueBy, after)
        const rows = part.flatMap((task) => rowsOf(rules, { officers, absences }, office, task, now))
        await insertRungs(tx, park.id, rows)
        return part
      })
      after = watched.at(-1) ?? null
      if (watched.length < PART) break
    }
    await giveOwners(app, park.id, office, { rules, officers: there, absences })
  }
}

interface People {
  readonly officers: readonly Officer[]
  readonly absences: readonly Absence[]
}

function rowsOf(rules: LadderRules, { officers, absences }: People, office: Office, task: WatchedTask, now: number) {
  const told = rungsReached(rules, task, latenessOf(office, task, now), officers)
  return withSubstitutes(told, task, absences).flatMap(({ rung, people }) =>
    people.map((personId) => ({
      ...{ instanceId: task.instanceId, taskKey: task.key },
      ...{ rung, personId, reachedAt: new Date(now) },
    })),
  )
}

interface Standing {
  readonly openedAt: Date
  readonly dueAt: Date | null
  /** Of its own clock; `null` where it has none. */
  readonly light: Light | null
}

/** The one place that reads how late a task is: by its clock, which knows what stands still and when it turns yellow. */
export function latenessOf(office: Office, { openedAt, dueAt, light }: Standing, now: number): Lateness {
  if (dueAt === null || light === 'grey') return { light: light ?? 'green', overdueDays: 0 }
  const due = dueAt.getTime()
  return {
    light: light ?? readDeadline(office, openedAt.getTime(), due, now).reckoning.light,
    overdueDays: overdueDaysAt(office, due, now),
  }
}
