/** A calendar date as the number of days since 1970-01-01; Monday is 4, 11, 18 … */
export type Day = number

const MILLISECONDS = 86_400_000
const DATE = /^\d{4}-\d{2}-\d{2}$/

/** The day of a date `YYYY-MM-DD`; `null` where there is no such date. */
export function readDay(date: string): Day | null {
  if (!DATE.test(date)) return null
  const at = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? null : at / MILLISECONDS
}

/** `YYYY-MM-DD` */
export function writeDay(day: Day): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10)
}

/** Mondays to Fridays from 1970-01-05 up to and with a day; negative before. */
export function countWeekdays(day: Day): number {
  const days = day - 3
  return Math.floor(days / 7) * 5 + Math.min(days - Math.floor(days / 7) * 7, 5)
}

/** The day on which `countWeekdays` reaches a number. */
export function weekdayAt(count: number): Day {
  const weeks = Math.floor((count - 1) / 5)
  return 3 + weeks * 7 + (count - weeks * 5)
}

/** 1 is Monday, 7 Sunday; days are counted from a Thursday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}
