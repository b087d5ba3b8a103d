import { findCalendar } from '../../calendar/national-calendars.ts'
import { CLOSING_TIME, type Office } from '../../calendar/office.ts'

/** Whose working days count, for an office that closes at the usual hour; `null` for a calendar nobody knows. */
export function closesDaily(zone: string): (calendar: string) => Office | null {
  return (name) => {
    const calendar = findCalendar(name)
    return calendar === null ? null : { calendar, zone, closesAt: CLOSING_TIME }
  }
}
