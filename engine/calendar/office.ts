import { addWorkingDays, type Calendar, isWorkingDay } from './calendar.ts'
import type { Day } from './day.ts'
import { hoursOn, type Timetable } from './hours.ts'
import type { Season } from './season.ts'
import { instantAt, localTime } from './zone.ts'

/** Whose hours count: where it stands, and when it closes (民法典 art. 203). */
export interface Office {
  readonly calendar: Calendar
  /** IANA zone. */
  readonly zone: string
  /** Minutes after midnight; 1,050 is 17:30. On days of a timetable or season its last hour counts instead. */
  readonly closesAt: number
  /** Parts of the year with hours of their own; none of them overlap. */
  readonly seasons?: readonly Season[]
  /** Hours by weekday from a day on, which go before the seasons; the earlier ones first. */
  readonly timetables?: readonly Timetable[]
}

export const CLOSING_TIME = 17 * 60 + 30

/** The day an instant belongs to: its own if that is worked and the office still open, else the next working day. */
export function effectiveDay(office: Office, at: number): Day {
  const { day } = localTime(at, office.zone)
  const isOpen = isWorkingDay(office.calendar, day) && at < closingTime(office, day)
  return isOpen ? day : addWorkingDays(office.calendar, day, 1)
}

/** The instant at which the office closes on a day, by the timetable that holds then, else by that day's season. */
export function closingTime(office: Office, day: Day): number {
  return instantAt(day, hoursOn(office, day)?.at(-1)?.to ?? office.closesAt, office.zone)
}

/** Due instant of a period that starts at `at`, without suspensions: closing time of its n-th counted day. */
export function dueAfter(office: Office, at: number, workingDays: number): number {
  return closingTime(office, addWorkingDays(office.calendar, effectiveDay(office, at), workingDays))
}
