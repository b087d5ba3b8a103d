import { nextWorkingDay } from './calendar.ts'
import { type Day, readDay, writeDay } from './day.ts'
import { closingTime, type Office } from './office.ts'
import { localTime } from './zone.ts'

/** A period that a law counts in calendar days or months, not in working days. */
export type CalendarPeriod = { readonly days: number } | { readonly months: number }

/**
 * When a calendar period ends that begins with the day of an instant: the day of the beginning is not counted (民法典
 * art. 201); a month ends on the day of the same number, or on the last of the month where there is none (art. 202); an
 * end on a day off moves to the next working day, and the day ends with business hours (art. 203).
 */
export function dueAfterCalendarPeriod(office: Office, startedAt: number, period: CalendarPeriod): number {
  const { day } = localTime(startedAt, office.zone)
  const end = 'days' in period ? day + period.days : addMonths(day, period.months)
  return closingTime(office, nextWorkingDay(office.calendar, end))
}

/** The day of the same number so many months later (earlier where negative), or the last of that month: 民法典 art. 202. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = writeDay(day).split('-').map(Number)
  const place = year * 12 + month - 1 + months
  const [toYear, toMonth] = [Math.floor(place / 12), place - Math.floor(place / 12) * 12 + 1]
  return dayAt(toYear, toMonth, Math.min(date, lengthOfMonth(toYear, toMonth)))
}

function lengthOfMonth(year: number, month: number): number {
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1]
  return dayAt(nextYear, nextMonth, 1) - dayAt(year, month, 1)
}

function dayAt(year: number, month: number, date: number): Day {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = readDay(`${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`)
  if (day === null) throw new Error(`Expected a date in the years 0 to 9999, but found ${year}-${month}-${date}.`)
  return day
}
