import { describe, expect, test } from 'vitest'
import { isWorkingDay, workingDaysBetween } from '../../../engine/calendar/calendar.ts'
import { readDay, writeDay } from '../../../engine/calendar/day.ts'
import { nationalCalendar } from '../../../engine/calendar/national-calendars.ts'
import { CLOSING_TIME } from '../../../engine/calendar/office.ts'
import { readDue, reckonDue } from '../../../engine/calendar/reckon-due.ts'
import { writeInstant } from '../../../engine/calendar/zone.ts'
import { type AskedPeriod, isNaivelyWorked, naiveDue } from '../../support/naive-due.ts'
import { propertySeed } from '../../support/property-seed.ts'

const cases = process.env['SIJI_LONG'] === '1' ? 1_000_000 : 10_000
const FIRST = Date.UTC(2024, 0, 1)
const MINUTES = (Date.UTC(2027, 0, 1) - FIRST) / 60_000

describe('counting working days', () => {
  test(`agrees with looking at one day after the other in ${cases} cases`, () => {
    const random = randomNumbers(propertySeed())

    for (let count = 0; count < cases; count += 1) {
      const asked = randomPeriod(random)
      const period = {
        calendar: nationalCalendar,
        zone: 'Asia/Shanghai',
        closesAt: CLOSING_TIME,
        acceptedAt: instantOf(asked.accepted),
        days: asked.days,
        extension: asked.extension,
        suspensions: asked.suspensions.map(({ from, to }) => ({
          from: instantOf(from),
          to: to === null ? null : instantOf(to),
        })),
        at: instantOf(asked.at),
      }

      const { dueAt, ...reckoned } = reckonDue(period)

      const { due, ...naive } = naiveDue(asked)
      const found = { due: dueAt === null ? null : writeInstant(dueAt, 'Asia/Shanghai').slice(0, 16), ...reckoned }
      const expected = { due, ...naive, remainingDays: asked.days + asked.extension - naive.usedDays }
      // Comparing texts first: a million deep comparisons take minutes.
      if (textOf(found) !== textOf(expected)) expect({ asked, ...found }).toEqual({ asked, ...expected })
      if (count % 100 === 0) expect(readDue(period)).toEqual({ ...readingOf(reckonDue(period)) })
    }
  })

  test('says of every day what the notices say, and Monday to Friday outside them', () => {
    for (let day = readDay('2023-01-01') ?? 0; day <= (readDay('2045-12-31') ?? 0); day += 1) {
      const date = writeDay(day)
      if (isWorkingDay(nationalCalendar, day) !== isNaivelyWorked(date)) expect(date).toBe('as in the notices')
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
})

function randomPeriod(random: (below: number) => number): AskedPeriod {
  const accepted = random(MINUTES)
  const suspensions = Array.from({ length: random(5) }, () => {
    const from = accepted + random(60 * 24 * 60) - 10 * 24 * 60
    const lasts = random(3) === 0 ? random(600) : random(25 * 24 * 60)
    return { from: localOf(from), to: random(12) === 0 ? null : localOf(from + lasts) }
  })
  return {
    accepted: localOf(accepted),
    days: random(8) === 0 ? random(3) : 1 + random(60),
    extension: random(4) === 0 ? random(16) : 0,
    suspensions,
    at: localOf(accepted + random(120 * 24 * 60) - 5 * 24 * 60),
  }
}

/** Minutes after midnight of 2024-01-01, often at the edges of an office's day. */
function localOf(minutes: number): string {
  const local = new Date(FIRST + minutes * 60_000).toISOString()
  const edges = ['17:29', '17:30', '17:31', '00:00', '23:59']
  const time = minutes % 4 === 0 ? (edges[Math.abs(minutes >> 2) % edges.length] ?? '') : local.slice(11, 16)
  return `${local.slice(0, 10)}T${time}`
}

function instantOf(local: string): number {
  return Date.parse(`${local}:00+08:00`)
}

function textOf({ due, provisional, usedDays, remainingDays, light, counted }: Found): string {
  return `${due} ${provisional} ${usedDays} ${remainingDays} ${light} ${counted.join()}`
}

interface Found {
  readonly due: string | null
  readonly provisional: boolean
  readonly usedDays: number
  readonly remainingDays: number
  readonly light: string
  readonly counted: readonly string[]
}

function readingOf<Reckoned extends { readonly counted: readonly string[] }>({ counted: _, ...reading }: Reckoned) {
  return reading
}

/** Numbers below a bound, the same for a seed (mulberry32). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}
