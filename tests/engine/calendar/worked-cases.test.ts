import { describe, expect, test } from 'vitest'
import { nationalCalendar } from '../../../engine/calendar/national-calendars.ts'
import { CLOSING_TIME } from '../../../engine/calendar/office.ts'
import { type Reckoning, reckonDue } from '../../../engine/calendar/reckon-due.ts'
import { writeInstant } from '../../../engine/calendar/zone.ts'

interface Case {
  readonly name: string
  readonly accepted: string
  readonly days: number
  readonly suspended?: readonly (readonly [string, string | null])[]
  readonly due: string | null
  readonly extension?: number
  readonly at?: string
}

function reckon({
  accepted,
  days,
  suspended = [],
  extension = 0,
  at = accepted,
}: Omit<Case, 'name' | 'due'>): Reckoning {
  return reckonDue({
    calendar: nationalCalendar,
    zone: 'Asia/Shanghai',
    closesAt: CLOSING_TIME,
    acceptedAt: instant(accepted),
    days,
    extension,
    suspensions: suspended.map(([from, to]) => ({ from: instant(from), to: to === null ? null : instant(to) })),
    at: instant(at),
  })
}

function instant(local: string): number {
  return Date.parse(`${local}:00+08:00`)
}

function written(at: number | null): string | null {
  return at === null ? null : writeInstant(at, 'Asia/Shanghai')
}

const cases: readonly Case[] = [
  { name: 'case 1', accepted: '2024-04-25T09:12', days: 1, due: '2024-04-26' },
  { name: 'case 2', accepted: '2024-04-25T17:45', days: 1, due: '2024-04-28' },
  { name: 'case 3', accepted: '2024-04-30T15:00', days: 7, due: '2024-05-13' },
  { name: 'case 4', accepted: '2024-02-08T10:00', days: 5, due: '2024-02-21' },
  { name: 'case 5', accepted: '2026-02-13T09:00', days: 3, due: '2026-02-25' },
  { name: 'case 6', accepted: '2026-02-13T18:10', days: 3, due: '2026-02-26' },
  { name: 'case 7', accepted: '2026-02-15T10:00', days: 1, due: '2026-02-25' },
  { name: 'case 8', accepted: '2026-02-10T09:00', days: 20, due: '2026-03-16' },
  { name: 'case 8 of 30', accepted: '2026-02-10T09:00', days: 30, due: '2026-03-30' },
  { name: 'case 8 of 45', accepted: '2026-02-10T09:00', days: 45, due: '2026-04-21' },
  { name: 'case 8 of 60', accepted: '2026-02-10T09:00', days: 60, due: '2026-05-14' },
  { name: 'case 9', accepted: '2026-01-03T09:00', days: 1, due: '2026-01-05' },
  {
    name: 'case 10',
    accepted: '2026-03-02T09:00',
    days: 8,
    suspended: [['2026-03-04T10:00', '2026-03-04T16:00']],
    due: '2026-03-12',
  },
  {
    name: 'case 11',
    accepted: '2026-03-02T09:00',
    days: 8,
    suspended: [['2026-03-04T10:00', '2026-03-09T11:00']],
    due: '2026-03-17',
  },
  {
    name: 'case 12',
    accepted: '2026-03-02T09:00',
    days: 8,
    suspended: [['2026-03-04T10:00', '2026-03-07T10:00']],
    due: '2026-03-17',
  },
  {
    name: 'case 13',
    accepted: '2026-09-21T09:00',
    days: 8,
    suspended: [['2026-09-24T15:00', '2026-10-08T09:30']],
    due: '2026-10-14',
  },
  {
    name: 'case 14',
    accepted: '2026-09-29T09:00',
    days: 7,
    suspended: [['2026-10-01T08:00', '2026-10-07T20:00']],
    due: '2026-10-14',
  },
  {
    name: 'case 15',
    accepted: '2026-03-02T09:00',
    days: 20,
    suspended: [
      ['2026-03-05T09:00', '2026-03-12T09:00'],
      ['2026-03-10T09:00', '2026-03-18T09:00'],
    ],
    due: '2026-04-13',
  },
  { name: 'case 16', accepted: '2026-12-21T09:00', days: 20, due: '2027-01-18' },
  { name: 'statutory of the example', accepted: '2024-04-25T09:12', days: 20, due: '2024-05-24' },
  { name: 'registration of the example', accepted: '2024-04-25T09:12', days: 30, due: '2024-06-07' },
  { name: 'construction permit of the example', accepted: '2024-04-25T09:12', days: 7, due: '2024-05-08' },
]

describe('reckonDue', () => {
  test.each(cases)(
    'reckons $name: $days working days from $accepted are due on $due',
    ({ due, name: _, ...period }) => {
      const reckoning = reckon(period)

      expect(written(reckoning.dueAt)).toBe(`${due}T17:30:00+08:00`)
    },
  )

  test('calls a deadline provisional beyond the last published day only', () => {
    const published = reckon({ accepted: '2026-12-21T09:00', days: 8 })
    const beyond = reckon({ accepted: '2026-12-21T09:00', days: 9 })

    expect([published.counted.at(-1), published.provisional]).toEqual(['2026-12-31', false])
    expect([beyond.counted.at(-1), beyond.provisional]).toEqual(['2027-01-01', true])
  })

  test('names no deadline while a suspension is open before the last counted date', () => {
    const paused = reckon({ accepted: '2026-03-02T09:00', days: 8, suspended: [['2026-03-04T10:00', null]] })

    expect(paused.dueAt).toBeNull()
    expect(paused.counted).toEqual(['2026-03-03', '2026-03-04'])
  })

  test('keeps the deadline when a suspension opens on the last counted date', () => {
    const reckoning = reckon({ accepted: '2026-03-02T09:00', days: 2, suspended: [['2026-03-04T10:00', null]] })

    expect(written(reckoning.dueAt)).toBe('2026-03-04T17:30:00+08:00')
  })

  test('adds an extension to the days that were given', () => {
    const extended = reckon({ accepted: '2026-02-10T09:00', days: 20, extension: 10 })

    expect(extended.counted).toHaveLength(30)
    expect(written(extended.dueAt)).toBe('2026-03-30T17:30:00+08:00')
  })

  test('uses a day up when the office closes on it', () => {
    const before = reckon({ accepted: '2026-03-02T09:00', days: 8, at: '2026-03-05T17:29' })
    const after = reckon({ accepted: '2026-03-02T09:00', days: 8, at: '2026-03-05T17:30' })

    expect([before.usedDays, before.remainingDays]).toEqual([2, 6])
    expect([after.usedDays, after.remainingDays]).toEqual([3, 5])
  })

  test('shines green, then yellow for the last fifth, then red', () => {
    const lightAt = (at: string) => reckon({ accepted: '2026-03-02T09:00', days: 8, at }).light

    expect(lightAt('2026-03-02T09:00')).toBe('green')
    expect(lightAt('2026-03-10T17:29')).toBe('green')
    expect(lightAt('2026-03-10T17:30')).toBe('yellow')
    expect(lightAt('2026-03-12T17:30')).toBe('yellow')
    expect(lightAt('2026-03-12T17:31')).toBe('red')
  })

  test('shines yellow for a single day on that day only', () => {
    const lightAt = (at: string) => reckon({ accepted: '2024-04-25T09:12', days: 1, at }).light

    expect(lightAt('2024-04-25T23:00')).toBe('green')
    expect(lightAt('2024-04-26T08:00')).toBe('yellow')
  })

  test('shines grey while it is suspended, also within one day', () => {
    const lightAt = (at: string) =>
      reckon({ accepted: '2026-03-02T09:00', days: 8, suspended: [['2026-03-04T10:00', '2026-03-04T16:00']], at }).light

    expect(lightAt('2026-03-04T09:59')).toBe('green')
    expect(lightAt('2026-03-04T12:00')).toBe('grey')
    expect(lightAt('2026-03-04T16:00')).toBe('green')
  })
})
