import { countWeekdays, type Day, readDay, weekdayAt } from './day.ts'

/** Published holidays and make-up workdays (调休上班) as data: dates, or spans `from/to` with both ends. */
export interface CalendarTable {
  readonly name: string
  readonly source: string
  readonly firstDay: string
  readonly lastPublishedDay: string
  readonly holidays: readonly NamedDays[]
  readonly makeUpWorkdays: readonly string[]
}

/** Days off with what they are called. */
export interface NamedDays extends DayName {
  /** A date, or a span `from/to` with both ends. */
  readonly days: string
}

/** What a day is called, in Chinese and in English. */
export interface DayName {
  readonly name: string
  readonly nameEn: string
}

/** A calendar ready for counting; outside its published days, Monday to Friday are working days. */
export interface Calendar {
  readonly name: string
  readonly firstDay: Day
  readonly lastPublishedDay: Day
  /** The published working days in order. */
  readonly workingDays: readonly Day[]
  /** Of each published day, how many of them lie up to and with it. */
  readonly counts: readonly number[]
  readonly holidays: ReadonlyMap<Day, DayName>
  readonly makeUpWorkdays: ReadonlySet<Day>
}

/** Reads a table once (行政许可法 art. 82, domain rule 7); throws where it contradicts itself. */
export function createCalendar(table: CalendarTable): Calendar {
  const firstDay = dayOf(table.firstDay)
  const lastPublishedDay = dayOf(table.lastPublishedDay)
  const holidays = new Map(
    table.holidays.flatMap(({ days, name, nameEn }) => daysOf(days).map((day) => [day, { name, nameEn }] as const)),
  )
  const makeUpWorkdays = new Set(table.makeUpWorkdays.flatMap(daysOf))
  const workingDays: Day[] = []
  const counts: number[] = []
  for (let day = firstDay; day <= lastPublishedDay; day += 1) {
    if (holidays.has(day) && makeUpWorkdays.has(day)) throw new Error(`Expected ${table.name} to name a day once.`)
    if (makeUpWorkdays.has(day) || (isWeekday(day) && !holidays.has(day))) workingDays.push(day)
    counts.push(workingDays.length)
  }
  return { name: table.name, firstDay, lastPublishedDay, workingDays, counts, holidays, makeUpWorkdays }
}

/** Whether the State Council has said which days of that date's year are worked. */
export function isPublished(calendar: Calendar, day: Day): boolean {
  return day >= calendar.firstDay && day <= calendar.lastPublishedDay
}

export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  return countWorkingDays(calendar, day) > countWorkingDays(calendar, day - 1)
}

/** Working days from the calendar's first day up to and with `day`; negative before it. */
export function countWorkingDays(calendar: Calendar, day: Day): number {
  if (day < calendar.firstDay) return countWeekdays(day) - countWeekdays(calendar.firstDay - 1)
  if (day <= calendar.lastPublishedDay) return calendar.counts[day - calendar.firstDay] ?? 0
  return calendar.workingDays.length + countWeekdays(day) - countWeekdays(calendar.lastPublishedDay)
}

/**
 * The n-th working day after `day`, which itself is not counted (民法典 art. 201); the n-th before it where n is
 * negative; `day` itself for 0. It takes the same time for any n.
 */
export function addWorkingDays(calendar: Calendar, day: Day, n: number): Day {
  if (n === 0) return day
  return n > 0
    ? workingDayAt(calendar, countWorkingDays(calendar, day) + n)
    : workingDayAt(calendar, countWorkingDays(calendar, day - 1) + n + 1)
}

/** `day` itself where it is worked, else the next day that is. */
export function nextWorkingDay(calendar: Calendar, day: Day): Day {
  return addWorkingDays(calendar, day - 1, 1)
}

/** Working days after `from` up to and with `to`; negative where `to` is earlier. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number {
  return countWorkingDays(calendar, to) - countWorkingDays(calendar, from)
}

function workingDayAt(calendar: Calendar, count: number): Day {
  const published = calendar.workingDays.length
  if (count < 1) return weekdayAt(count + countWeekdays(calendar.firstDay - 1))
  if (count > published) return weekdayAt(count - published + countWeekdays(calendar.lastPublishedDay))
  return calendar.workingDays[count - 1] ?? calendar.firstDay
}

function isWeekday(day: Day): boolean {
  return countWeekdays(day) > countWeekdays(day - 1)
}

/** The days of a date, or of a span `from/to` with both ends; throws where it is none. */
export function daysOf(span: string): Day[] {
  const [from = '', to = from] = span.split('/')
  const first = dayOf(from)
  return Array.from({ length: dayOf(to) - first + 1 }, (_, place) => first + place)
}

function dayOf(date: string): Day {
  const day = readDay(date)
  if (day === null) throw new Error(`Expected a date in the calendar, but found ${date}.`)
  return day
}
