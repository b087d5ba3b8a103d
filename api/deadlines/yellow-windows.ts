import { addWorkingDays, closingTime, localTime, type Office } from '../../engine/index.ts'

/** What is due after one instant and until another is yellow now if it began before a third; `null` = whenever. */
export interface YellowWindow {
  readonly dueFrom: Date
  readonly dueUntil: Date
  readonly startedBefore: Date | null
}

/** Yellow lasts a fifth of a period, so this many windows cover periods of 100 working days. */
const WINDOWS = 20

/**
 * Which deadlines are yellow at `now`, as ranges that a database can search: one per number of working days that
 * remain. They say the same as `readDeadline(…).reckoning.light`.
 */
export function yellowWindows(office: Office, now: number): readonly YellowWindow[] {
  const { calendar } = office
  const { day: today } = localTime(now, office.zone)
  const closed = now >= closingTime(office, today) ? today : today - 1
  return Array.from({ length: WINDOWS }, (_, index) => {
    const remaining = index + 1
    const lastDay = addWorkingDays(calendar, closed, remaining)
    // A period of n days is yellow while at most ⌈n / 5⌉ remain; one of a single day only on that day itself.
    const leastDays = remaining > 1 ? 5 * (remaining - 1) + 1 : today >= lastDay ? 1 : 2
    return {
      dueFrom: new Date(remaining === 1 ? now : closingTime(office, addWorkingDays(calendar, closed, index)) + 1),
      dueUntil: new Date(closingTime(office, lastDay)),
      startedBefore:
        leastDays === 1 ? null : new Date(closingTime(office, addWorkingDays(calendar, lastDay, -leastDays))),
    }
  })
}
