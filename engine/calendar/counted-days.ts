import { addWorkingDays, workingDaysBetween } from './calendar.ts'
import type { Day } from './day.ts'
import type { Office } from './office.ts'
import type { CoveredDays } from './suspension.ts'

/** Working days after `after` up to and with `until`, of which each one counts. */
interface OpenRun {
  readonly after: Day
  readonly until: Day
  readonly days: number
}

/** The counted days of a period in the runs that suspensions leave of them; it is as long as there are suspensions. */
export interface CountedDays {
  readonly office: Office
  readonly runs: readonly OpenRun[]
  /** How many there are; fewer than were asked for while an open suspension covers the rest. */
  readonly total: number
}

/** Domain rule 3: working days after the start that no suspension covers, as many as are needed or as there are. */
export function countDays(office: Office, start: Day, needed: number, covered: readonly CoveredDays[]): CountedDays {
  const runs: OpenRun[] = []
  let [day, total] = [start, 0]
  for (const span of covered) {
    const days = Math.min(needed - total, workingDaysBetween(office.calendar, day, span.after))
    if (days > 0) {
      runs.push({ after: day, until: addWorkingDays(office.calendar, day, days), days })
      total += days
    }
    day = Math.max(day, span.until)
  }
  if (total < needed && day !== Number.POSITIVE_INFINITY) {
    runs.push({ after: day, until: addWorkingDays(office.calendar, day, needed - total), days: needed - total })
    total = needed
  }
  return { office, runs, total }
}

/** The last of them; `null` where there is none. */
export function lastCountedDay({ runs }: CountedDays): Day | null {
  return runs.at(-1)?.until ?? null
}

/** The first of them; `null` where there is none. */
export function firstCountedDay({ office, runs }: CountedDays): Day | null {
  const [first] = runs
  return first === undefined ? null : addWorkingDays(office.calendar, first.after, 1)
}

/** The n-th of them, from 1; `null` where there are fewer. */
export function countedDayAt({ office, runs }: CountedDays, n: number): Day | null {
  let before = 0
  for (const { after, days } of runs) {
    if (n <= before + days) return addWorkingDays(office.calendar, after, n - before)
    before += days
  }
  return null
}

/** How many of them lie up to and with a day. */
export function countedUpTo({ office, runs }: CountedDays, day: Day): number {
  return runs.reduce(
    (sum, run) => sum + Math.min(run.days, Math.max(0, workingDaysBetween(office.calendar, run.after, day))),
    0,
  )
}

/** All of them, in order. */
export function listCountedDays({ office, runs }: CountedDays): readonly Day[] {
  return runs.flatMap(({ after, days }) =>
    Array.from({ length: days }, (_, place) => addWorkingDays(office.calendar, after, place + 1)),
  )
}
