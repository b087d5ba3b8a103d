import { addWorkingDays, isWorkingDay, workingDaysBetween } from './calendar.ts'
import type { Day } from './day.ts'
import { hoursOn, stretchOf } from './hours.ts'
import type { Office } from './office.ts'
import type { OpenHours } from './season.ts'
import { instantAt, localTime } from './zone.ts'

/** When an office is open on each of its working days: one span or several, in order, in minutes after midnight. */
export interface OfficeHours extends Office {
  /** On days of no timetable and no season. */
  readonly open: readonly OpenHours[]
}

/**
 * The instant at which so many minutes of office hours have passed since another; before it where `minutes` is negative.
 * Each day counts by its own hours; it takes as long as there are changes of hours between, whatever the length. What a
 * zone puts forward or back within office hours is not noticed: the clock on the wall counts.
 */
export function addWorkingTime(office: OfficeHours, at: number, minutes: number): number {
  if (minutes === 0) return at
  const { day, minutes: passed } = positionOf(office, at)
  const end = minutes > 0 ? forward(office, day, passed + minutes) : backward(office, day, passed + minutes)
  return instantAt(end.day, wallMinutes(openOn(office, end.day), end.minutes, minutes > 0), office.zone)
}

/** Minutes of office hours between two instants; negative where `to` is earlier. */
export function workingTimeBetween(office: OfficeHours, from: number, to: number): number {
  if (to < from) return -workingTimeBetween(office, to, from)
  const [start, end] = [positionOf(office, from), positionOf(office, to)]
  let sum = end.minutes - start.minutes
  // Every working day after the one before `start` and before `end` counts in full.
  for (let day = start.day - 1; day < end.day - 1; ) {
    const until = Math.min(stretchOf(office, day + 1).last, end.day - 1)
    sum += workingDaysBetween(office.calendar, day, until) * minutesOn(office, day + 1)
    day = until
  }
  return sum
}

/** A working day and how many of its open minutes have passed; the last working day, all of it, on a day off. */
interface Position {
  readonly day: Day
  readonly minutes: number
}

/** A whole number of days is the closing of a day when it is reached from before. */
function forward(office: OfficeHours, from: Day, minutes: number): Position {
  let [day, left] = [from - 1, minutes]
  for (;;) {
    const perDay = minutesOn(office, day + 1)
    const { last } = stretchOf(office, day + 1)
    const days = Math.ceil(left / perDay)
    const end = addWorkingDays(office.calendar, day, days)
    if (end <= last) return { day: end, minutes: left - (days - 1) * perDay }
    left -= workingDaysBetween(office.calendar, day, last) * perDay
    day = last
  }
}

/** A whole number of days is the opening of a day when it is reached from after; `minutes` of that day or fewer. */
function backward(office: OfficeHours, from: Day, minutes: number): Position {
  if (minutes >= 0) return { day: from, minutes }
  let [day, left] = [from, -minutes]
  for (;;) {
    const perDay = minutesOn(office, day - 1)
    const { first } = stretchOf(office, day - 1)
    const days = Math.ceil(left / perDay)
    const end = addWorkingDays(office.calendar, day, -days)
    if (end >= first) return { day: end, minutes: days * perDay - left }
    left -= workingDaysBetween(office.calendar, first - 1, day - 1) * perDay
    day = first
  }
}

function positionOf(office: OfficeHours, at: number): Position {
  const { day, minutes } = localTime(at, office.zone)
  if (!isWorkingDay(office.calendar, day)) {
    const before = addWorkingDays(office.calendar, day, -1)
    return { day: before, minutes: minutesOn(office, before) }
  }
  const passed = openOn(office, day).map(({ from, to }) => Math.min(Math.max(minutes - from, 0), to - from))
  return { day, minutes: passed.reduce((sum, each) => sum + each, 0) }
}

/** Minutes after midnight when so many open minutes of a day have passed: at a pause its beginning, or its end. */
function wallMinutes(open: readonly OpenHours[], passed: number, asEnd: boolean): number {
  let left = passed
  for (const { from, to } of open) {
    if (left < to - from || (asEnd && left === to - from)) return from + left
    left -= to - from
  }
  return open.at(-1)?.to ?? 0
}

function openOn(office: OfficeHours, day: Day): readonly OpenHours[] {
  return hoursOn(office, day) ?? office.open
}

function minutesOn(office: OfficeHours, day: Day): number {
  const minutes = openOn(office, day).reduce((sum, { from, to }) => sum + to - from, 0)
  if (minutes <= 0) throw new Error('Expected office hours of more than no minutes.')
  return minutes
}
