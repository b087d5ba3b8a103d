import { findCalendar } from '../../calendar/national-calendars.ts'
import { CLOSING_TIME, type Office } from '../../calendar/office.ts'

/** Whose working days count, for an office that closes at the usual hour; `null` for a calendar nobody knows. */
export function closesDaily(zone: string): (calendar: string) => Office | null {
  return (name) => {
    // No park is known here, so that none of its own days are.
    const calendar = findCalendar(name === 'park' ? 'cn' : name)
    return calendar === null ? null : { calendar, zone, closesAt: CLOSING_TIME }
  }
}
