import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../../../engine/calendar/calendar.ts'
import cn from '../../../engine/calendar/cn.json' with { type: 'json' }
import { readDay, writeDay } from '../../../engine/calendar/day.ts'
import { nationalCalendar } from '../../../engine/calendar/national-calendars.ts'
import { CLOSING_TIME } from '../../../engine/calendar/office.ts'
import { reckonDue } from '../../../engine/calendar/reckon-due.ts'
import { instantAt, localTime, writeInstant } from '../../../engine/calendar/zone.ts'

const zone = 'Asia/Shanghai'
const DAY = 86_400_000
const HOUR = 3_600_000

/** Everything below looks at one day after the other, and shares nothing with the engine but the table. */
function isWorked(date: string): boolean {
  if (cn.makeUpWorkdays.includes(date)) return true
  const isHoliday = cn.holidays.some((span) => {
    const [from = '', to = from] = span.split('/')
    return from <= date && date <= to
  })
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
  return !isHoliday && weekday !== 0 && weekday !== 6
}

function next(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY).toISOString().slice(0, 10)
}

function dateAndTime(at: number): [string, string] {
  const local = new Date(at + 8 * HOUR).toISOString()
  return [local.slice(0, 10), local.slice(11, 19)]
}

function naiveEffectiveDate(at: number): string {
  const [date, time] = dateAndTime(at)
  if (isWorked(date) && time < '17:30:00') return date
  let day = next(date)
  while (!isWorked(day)) day = next(day)
  return day
}

interface Suspended {
  readonly from: number
  readonly to: number | null
}

function naiveDates(acceptedAt: number, total: number, suspensions: readonly Suspended[]): readonly string[] {
  const counted: string[] = []
  const start = naiveEffectiveDate(acceptedAt)
  for (let date = next(start); counted.length < total && date < '2032-01-01'; date = next(date)) {
    const covered = suspensions.some(
      ({ from, to }) => naiveEffectiveDate(from) < date && (to === null || date <= naiveEffectiveDate(to)),
    )
    if (isWorked(date) && !covered) counted.push(date)
  }
  return counted
}

const instants = fc.integer({ min: Date.UTC(2023, 11, 1), max: Date.UTC(2027, 5, 1) })

describe('counting working days', () => {
  test('agrees with looking at one day after the other', () => {
    const suspended = fc.record({ from: instants, length: fc.integer({ min: 0, max: 40 * DAY }) })

    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 10 }),
        fc.array(suspended, { maxLength: 4 }),
        fc.boolean(),
        instants,
        (acceptedAt, days, extension, spans, open, at) => {
          const suspensions = spans.map(({ from, length }, place) => ({
            from,
            to: open && place === 0 ? null : from + length,
          }))

          const reckoning = reckonDue({
            calendar: nationalCalendar,
            zone,
            closesAt: CLOSING_TIME,
            acceptedAt,
            days,
            extension,
            suspensions,
            at,
          })

          const dates = naiveDates(acceptedAt, days + extension, suspensions)
          const due = dates.length === days + extension ? `${dates.at(-1)}T17:30:00+08:00` : null
          const used = dates.filter((date) => Date.parse(`${date}T17:30:00+08:00`) <= at).length
          expect(reckoning.counted).toEqual(dates)
          expect(reckoning.dueAt === null ? null : writeInstant(reckoning.dueAt, zone)).toBe(due)
          expect([reckoning.usedDays, reckoning.remainingDays]).toEqual([used, days + extension - used])
        },
      ),
      { numRuns: 400 },
    )
  })

  test('says of every day what the table says, and Monday to Friday outside it', () => {
    for (let day = readDay('2023-01-01') ?? 0; day < (readDay('2028-01-01') ?? 0); day += 1) {
      expect([writeDay(day), isWorkingDay(nationalCalendar, day)]).toEqual([writeDay(day), isWorked(writeDay(day))])
    }
  })

  test.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('finds in %i the %i working days of the notice', (year, count) => {
    const [from, to] = [readDay(`${year - 1}-12-31`) ?? 0, readDay(`${year}-12-31`) ?? 0]

    expect(workingDaysBetween(nationalCalendar, from, to)).toBe(count)
  })

  test('undoes what adding does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 18_000, max: 23_000 }), fc.integer({ min: 1, max: 500 }), (day, n) => {
        const later = addWorkingDays(nationalCalendar, day, n)

        expect(workingDaysBetween(nationalCalendar, day, later)).toBe(n)
        expect(isWorkingDay(nationalCalendar, later)).toBe(true)
      }),
    )
  })

  test('reads the clock on the wall in any zone', () => {
    const at = Date.UTC(2026, 6, 1, 12)

    expect(localTime(at, 'Europe/Berlin').minutes).toBe(14 * 60)
    expect(instantAt(localTime(at, 'Europe/Berlin').day, 14 * 60, 'Europe/Berlin')).toBe(at)
    expect(writeInstant(at, 'America/St_Johns')).toBe('2026-07-01T09:30:00-02:30')
  })
})
