import { addWorkingDays, closingTime, effectiveDay, type Office } from '../../engine/index.ts'

/** Closing time of the working day so many days after an instant, as processes count them; milliseconds. */
export function addWorkingDaysTo(office: Office, from: number, days: number): number {
  return closingTime(office, addWorkingDays(office.calendar, effectiveDay(office, from), days))
}
