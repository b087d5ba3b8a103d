import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, isWorkingDay, nextWorkingDay, workingDaysBetween } from '../../../engine/calendar/calendar.ts'
import { readDay } from '../../../engine/calendar/day.ts'
import { nationalCalendar } from '../../../engine/calendar/national-calendars.ts'
import { CLOSING_TIME, closingTime, dueAfter, effectiveDay, type Office } from '../../../engine/calendar/office.ts'
import { type Period, reckonDue } from '../../../engine/calendar/reckon-due.ts'
import { seasonOn } from '../../../engine/calendar/season.ts'
import { addWorkingTime, type OfficeHours, workingTimeBetween } from '../../../engine/calendar/working-time.ts'
import { localTime } from '../../../engine/calendar/zone.ts'
import { propertySeed } from '../../support/property-seed.ts'

const calendar = nationalCalendar
const office: Office = { calendar, zone: 'Asia/Shanghai', closesAt: CLOSING_TIME }
const runs = { seed: propertySeed(), numRuns: process.env['SIJI_LONG'] === '1' ? 20_000 : 300 }

const HOUR = 3_600_000
const anyDay = fc.integer({ min: readDay('1900-01-01') ?? 0, max: readDay('2200-12-31') ?? 0 })
const count = fc.integer({ min: 0, max: 600 })
const instant = fc.integer({ min: Date.UTC(2023, 11, 1), max: Date.UTC(2027, 2, 1) })
const suspension = fc.record({
  from: instant,
  lasts: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 900 * HOUR })),
})
const suspensions = fc
  .array(suspension, { maxLength: 5 })
  .map((all) => all.map(({ from, lasts }) => ({ from, to: from + lasts })))
const period: fc.Arbitrary<Period> = fc.record({
  acceptedAt: instant,
  days: fc.integer({ min: 1, max: 60 }),
  extension: fc.integer({ min: 0, max: 15 }),
  suspensions,
  at: instant,
  calendar: fc.constant(calendar),
  zone: fc.constant(office.zone),
  closesAt: fc.constant(CLOSING_TIME),
})

describe('working days', () => {
  test('are added in parts as at once, forward and back, in any year', () => {
    fc.assert(
      fc.property(anyDay, count, count, (day, one, other) => {
        expect(addWorkingDays(calendar, addWorkingDays(calendar, day, one), other)).toBe(
          addWorkingDays(calendar, day, one + other),
        )
        expect(addWorkingDays(calendar, addWorkingDays(calendar, day, -one), -other)).toBe(
          addWorkingDays(calendar, day, -one - other),
        )
      }),
      runs,
    )
  })

  test('come back to a working day when they are added and subtracted', () => {
    fc.assert(
      fc.property(anyDay, count, (any, n) => {
        const day = nextWorkingDay(calendar, any)

        expect(addWorkingDays(calendar, addWorkingDays(calendar, day, n), -n)).toBe(day)
        expect(workingDaysBetween(calendar, day, addWorkingDays(calendar, day, n))).toBe(n)
      }),
      runs,
    )
  })

  test('never end on a day off, and never earlier for a later beginning or a longer period', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 600 }), (day, later, n) => {
        const end = addWorkingDays(calendar, day, n)

        expect(isWorkingDay(calendar, end)).toBe(true)
        expect(addWorkingDays(calendar, day + later, n)).toBeGreaterThanOrEqual(end)
        expect(addWorkingDays(calendar, day, n + 1)).toBeGreaterThan(end)
        expect(isWorkingDay(calendar, addWorkingDays(calendar, day, -n))).toBe(true)
      }),
      runs,
    )
  })
})

describe('a deadline', () => {
  test('is on a working day, and not earlier for a later acceptance or more days', () => {
    fc.assert(
      fc.property(period, fc.integer({ min: 0, max: 200 * HOUR }), (asked, later) => {
        const { dueAt } = reckonDue(asked)

        expect(isWorkingDay(calendar, localTime(dueAt ?? 0, office.zone).day)).toBe(true)
        expect(reckonDue({ ...asked, acceptedAt: asked.acceptedAt + later }).dueAt).toBeGreaterThanOrEqual(dueAt ?? 0)
        expect(reckonDue({ ...asked, days: asked.days + 1 }).dueAt).toBeGreaterThan(dueAt ?? 0)
      }),
      runs,
    )
  })

  test('is the same whatever the order of suspensions, with one that was written down twice or split, or of no length', () => {
    fc.assert(
      fc.property(period, fc.integer({ min: 0, max: 9 }), instant, (asked, turn, nothing) => {
        const { suspensions: ledger } = asked
        const [first] = ledger
        const middle = first === undefined ? 0 : first.from + Math.floor((first.to ?? first.from) - first.from) / 2
        const split =
          first === undefined
            ? []
            : [
                { from: first.from, to: middle },
                { from: middle, to: first.to },
              ]
        const place = turn % Math.max(1, ledger.length)
        const told = [...ledger.slice(place), ...ledger.slice(0, place), ...ledger.slice(0, 2), ...split]

        const { dueAt, counted } = reckonDue(asked)

        expect(reckonDue({ ...asked, suspensions: [...told, { from: nothing, to: nothing }] })).toMatchObject({
          dueAt,
          counted,
        })
      }),
      runs,
    )
  })

  test('uses up its days one after the other while time goes on', () => {
    fc.assert(
      fc.property(period, fc.integer({ min: 0, max: 100 * HOUR }), (asked, later) => {
        const before = reckonDue(asked)
        const after = reckonDue({ ...asked, at: asked.at + later })

        expect(after.usedDays).toBeGreaterThanOrEqual(before.usedDays)
        expect(after.usedDays + after.remainingDays).toBe(asked.days + asked.extension)
        expect(after.dueAt).toBe(before.dueAt)
      }),
      runs,
    )
  })

  test('comes from day counting where nothing is suspended', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 60 }), (at, days) => {
        expect(dueAfter(office, at, days)).toBe(
          closingTime(office, addWorkingDays(calendar, effectiveDay(office, at), days)),
        )
      }),
      runs,
    )
  })
})

describe('working time', () => {
  const open = [
    { from: 8 * 60 + 30, to: 12 * 60 },
    { from: 14 * 60, to: 17 * 60 + 30 },
  ]

  test('is measured as it was added, in parts as at once, and lies within office hours', () => {
    const minutes = fc.integer({ min: 1, max: 200_000 })
    const summer = { from: 501, to: 930, open: [{ from: 9 * 60, to: 18 * 60 }] }
    const winter = {
      from: 1115,
      to: 315,
      open: [
        { from: 10 * 60, to: 12 * 60 },
        { from: 13 * 60, to: 16 * 60 },
      ],
    }
    const year = fc.constantFrom([], [summer], [winter, summer])
    fc.assert(
      fc.property(instant, minutes, minutes, year, (at, one, other, seasons) => {
        const hours: OfficeHours = { ...office, open, seasons }
        const end = addWorkingTime(hours, at, one)
        const wall = localTime(end, office.zone)

        expect(workingTimeBetween(hours, at, end)).toBeCloseTo(one, 5)
        expect(addWorkingTime(hours, end, other)).toBeCloseTo(addWorkingTime(hours, at, one + other), 0)
        expect(isWorkingDay(calendar, wall.day)).toBe(true)
        const openThen = seasonOn(seasons, wall.day)?.open ?? open
        expect(openThen.some(({ from, to }) => from < wall.minutes && wall.minutes <= to + 1e-6)).toBe(true)
        expect(workingTimeBetween(hours, addWorkingTime(hours, at, -one), at)).toBeCloseTo(one, 5)
      }),
      runs,
    )
  })
})
