import { localTime } from '../../engine/index.ts'

/** Instants in milliseconds that counts of a day and of a week go by, in the zone of a park. */
export interface DayAndWeek {
  readonly now: number
  /** Midnight at which today began. */
  readonly dayStart: number
  /** Midnight after Sunday. */
  readonly weekEnd: number
}

const DAY = 86_400_000

/** Today and this week in a zone without summer time, as all of China has been since 1992. */
export function dayAndWeek(zone: string, now: number): DayAndWeek {
  const { day, minutes } = localTime(now, zone)
  const dayStart = Math.round(now - minutes * 60_000)
  // Day 0, the first of January 1970, was a Thursday.
  const sinceMonday = (day + 3) % 7
  return { now, dayStart, weekEnd: dayStart + (7 - sinceMonday) * DAY }
}
