import { describe, expect, test } from 'vitest'
import { addWorkingDays, nextWorkingDay, workingDaysBetween } from '../../../engine/calendar/calendar.ts'
import { addMonths, dueAfterCalendarPeriod } from '../../../engine/calendar/calendar-period.ts'
import { type Day, readDay, writeDay } from '../../../engine/calendar/day.ts'
import { nationalCalendar } from '../../../engine/calendar/national-calendars.ts'
import { CLOSING_TIME, closingTime, dueAfter, effectiveDay, type Office } from '../../../engine/calendar/office.ts'
import { addWorkingTime, workingTimeBetween } from '../../../engine/calendar/working-time.ts'
import { instantAt, localTime, writeInstant } from '../../../engine/calendar/zone.ts'

const calendar = nationalCalendar
const shanghai: Office = { calendar, zone: 'Asia/Shanghai', closesAt: CLOSING_TIME }

describe('working days', () => {
  test('are subtracted from a day off as from the day after it', () => {
    expect(writeDay(addWorkingDays(calendar, on('2026-02-20'), -1))).toBe('2026-02-14')
    expect(writeDay(addWorkingDays(calendar, on('2026-02-24'), -1))).toBe('2026-02-14')
    expect(writeDay(nextWorkingDay(calendar, on('2026-02-15')))).toBe('2026-02-24')
    expect(writeDay(nextWorkingDay(calendar, on('2026-02-14')))).toBe('2026-02-14')
  })

  test.each([
    ['1900-01-01', '1900-01-01', 1],
    ['1900-02-28', '1900-03-01', 2],
    ['2024-02-28', '2024-02-29', 2],
    ['2100-02-28', '2100-03-01', 1],
    ['2200-01-01', '2200-12-31', 261],
  ])('from %s to %s are %i with both', (from, to, count) => {
    expect(workingDaysBetween(calendar, on(from) - 1, on(to))).toBe(count)
  })
})

describe('periods in calendar days and months', () => {
  test.each([
    ['2026-03-02', { days: 7 }, '2026-03-09'],
    ['2026-03-06', { days: 7 }, '2026-03-13'],
    // Ends within the Spring Festival, so the day after it.
    ['2026-02-10', { days: 7 }, '2026-02-24'],
    // Saturday 14 February is worked.
    ['2026-02-07', { days: 7 }, '2026-02-14'],
    ['2026-01-31', { months: 1 }, '2026-02-28'],
    ['2024-01-31', { months: 1 }, '2024-02-29'],
    ['2026-07-01', { months: 3 }, '2026-10-08'],
    ['2024-02-29', { months: 12 }, '2025-02-28'],
  ])('from %s take %j to %s', (from, period, due) => {
    const startedAt = Date.parse(`${from}T18:00:00+08:00`)

    expect(writeInstant(dueAfterCalendarPeriod(shanghai, startedAt, period), shanghai.zone)).toBe(
      `${due}T17:30:00+08:00`,
    )
  })

  test('go back over the turn of the year', () => {
    expect(writeDay(addMonths(on('2026-03-31'), -13))).toBe('2025-02-28')
    expect(writeDay(addMonths(on('2025-12-15'), 1))).toBe('2026-01-15')
  })
})

describe('working time', () => {
  const office = {
    ...shanghai,
    open: [
      { from: 9 * 60, to: 12 * 60 },
      { from: 13 * 60 + 30, to: 17 * 60 + 30 },
    ],
  }

  test.each([
    ['2026-03-02T11:00', 120, '2026-03-02T14:30'],
    ['2026-03-02T11:00', 60, '2026-03-02T12:00'],
    ['2026-03-02T12:30', 60, '2026-03-02T14:30'],
    ['2026-03-02T17:00', 60, '2026-03-03T09:30'],
    ['2026-02-14T17:00', 60, '2026-02-24T09:30'],
    ['2026-02-17T10:00', 7 * 60, '2026-02-24T17:30'],
    ['2026-02-24T09:30', -60, '2026-02-14T17:00'],
    ['2026-02-24T09:30', -30, '2026-02-24T09:00'],
  ])('from %s is %i minutes later %s', (from, minutes, to) => {
    const at = Date.parse(`${from}:00+08:00`)

    expect(writeInstant(addWorkingTime(office, at, minutes), office.zone)).toBe(`${to}:00+08:00`)
    expect(workingTimeBetween(office, at, Date.parse(`${to}:00+08:00`))).toBe(minutes)
  })
})

describe('a zone with daylight saving', () => {
  const berlin = (closesAt: number): Office => ({ calendar, zone: 'Europe/Berlin', closesAt })

  test('closes at the same time on the wall before and after the clocks change', () => {
    const acceptedAt = Date.parse('2026-03-27T10:00:00+01:00')

    expect(writeInstant(dueAfter(berlin(CLOSING_TIME), acceptedAt, 1), 'Europe/Berlin')).toBe(
      '2026-03-30T17:30:00+02:00',
    )
  })

  test('closes when the clock skips the closing time, and the second time where it shows it twice', () => {
    const night = berlin(2 * 60 + 30)

    expect(writeInstant(closingTime(night, on('2026-03-29')), night.zone)).toBe('2026-03-29T03:00:00+02:00')
    expect(writeInstant(closingTime(night, on('2026-10-25')), night.zone)).toBe('2026-10-25T02:30:00+01:00')
  })

  test('is open until it closes on a day with an hour that comes twice', () => {
    // The clocks of Havana go back at one o'clock on 1 November 2026.
    const havana: Office = { calendar, zone: 'America/Havana', closesAt: 30 }
    const sunday = localTime(Date.parse('2026-11-01T00:15:00-05:00'), havana.zone)

    expect(writeDay(sunday.day)).toBe('2026-11-01')
    expect(writeInstant(closingTime(havana, sunday.day), havana.zone)).toBe('2026-11-01T00:30:00-05:00')
    expect(writeDay(effectiveDay(havana, Date.parse('2026-11-02T00:29:00-05:00')))).toBe('2026-11-02')
    expect(writeDay(effectiveDay(havana, Date.parse('2026-11-02T00:30:00-05:00')))).toBe('2026-11-03')
  })

  test('skips a day that a zone never had', () => {
    expect(writeInstant(closingTime({ ...shanghai, zone: 'Pacific/Apia' }, on('2011-12-30')), 'Pacific/Apia')).toBe(
      '2011-12-31T00:00:00+14:00',
    )
  })

  test('reads the clock on the wall in any zone', () => {
    const at = Date.UTC(2026, 6, 1, 12)

    expect(localTime(at, 'Europe/Berlin').minutes).toBe(14 * 60)
    expect(instantAt(localTime(at, 'Europe/Berlin').day, 14 * 60, 'Europe/Berlin')).toBe(at)
    expect(writeInstant(at, 'America/St_Johns')).toBe('2026-07-01T09:30:00-02:30')
  })
})

function on(date: string): Day {
  const day = readDay(date)
  if (day === null) throw new Error(`Expected a date, but found ${date}.`)
  return day
}
