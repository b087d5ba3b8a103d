import { addWorkingDays, isWorkingDay, workingDaysBetween } from './calendar.ts'
import type { Day } from './day.ts'
import type { Office } from './office.ts'
import { instantAt, localTime } from './zone.ts'

/** When an office is open on each of its working days: one span or several, in order, in minutes after midnight. */
export interface OfficeHours extends Office {
  readonly open: readonly OpenHours[]
}

export interface OpenHours {
  readonly from: number
  readonly to: number
}

/**
 * The instant at which so many minutes of office hours have passed since another; before it where `minutes` is negative.
 * What a zone puts forward or back within office hours is not noticed: the clock on the wall counts.
 */
export function addWorkingTime(office: OfficeHours, at: number, minutes: number): number {
  const perDay = minutesPerDay(office)
  if (perDay <= 0) throw new Error('Expected office hours of more than no minutes.')
  const position = positionOf(office, at)
  // A whole number of days is the closing of a day when it is reached from before, the opening of the next from after.
  const total = position.minutes + minutes
  const days = minutes > 0 ? Math.ceil(total / perDay) - 1 : Math.floor(total / perDay)
  if (minutes === 0) return at
  const day = addWorkingDays(office.calendar, position.day, days)
  return instantAt(day, wallMinutes(office, total - days * perDay, minutes > 0), office.zone)
}

/** Minutes of office hours between two instants; negative where `to` is earlier. */
export function workingTimeBetween(office: OfficeHours, from: number, to: number): number {
  const [start, end] = [positionOf(office, from), positionOf(office, to)]
  return workingDaysBetween(office.calendar, start.day, end.day) * minutesPerDay(office) + end.minutes - start.minutes
}

/** A working day and how many of its open minutes have passed; the last working day, all of it, on a day off. */
interface Position {
  readonly day: Day
  readonly minutes: number
}

function positionOf(office: OfficeHours, at: number): Position {
  const { day, minutes } = localTime(at, office.zone)
  if (!isWorkingDay(office.calendar, day)) {
    return { day: addWorkingDays(office.calendar, day, -1), minutes: minutesPerDay(office) }
  }
  const passed = office.open.map(({ from, to }) => Math.min(Math.max(minutes - from, 0), to - from))
  return { day, minutes: passed.reduce((sum, each) => sum + each, 0) }
}

/** Minutes after midnight when so many open minutes of a day have passed: at a pause its beginning, or its end. */
function wallMinutes({ open }: OfficeHours, passed: number, asEnd: boolean): number {
  let left = passed
  for (const { from, to } of open) {
    if (left < to - from || (asEnd && left === to - from)) return from + left
    left -= to - from
  }
  return open.at(-1)?.to ?? 0
}

function minutesPerDay({ open }: OfficeHours): number {
  return open.reduce((sum, { from, to }) => sum + to - from, 0)
}
