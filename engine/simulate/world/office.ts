import { findCalendar } from '../../calendar/national-calendars.ts'
import { CLOSING_TIME, dueAfter } from '../../calendar/office.ts'
import type { ServiceLevel } from '../../model/definition.ts'

/** When a service level is due, for an office that closes at the usual hour; `null` for a calendar nobody knows. */
export function closesDaily(zone: string): (serviceLevel: ServiceLevel, startedAt: number) => number | null {
  return ({ calendar: name, days }, startedAt) => {
    const calendar = findCalendar(name)
    return calendar === null ? null : dueAfter({ calendar, zone, closesAt: CLOSING_TIME }, startedAt, days)
  }
}
