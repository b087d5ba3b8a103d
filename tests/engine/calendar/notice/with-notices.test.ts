import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCalendar } from '../../../../engine/calendar/calendar.ts'
import cn from '../../../../engine/calendar/cn.json' with { type: 'json' }
import type { YearNotice } from '../../../../engine/calendar/notice/notice.ts'
import { readNotice } from '../../../../engine/calendar/notice/read-notice.ts'
import { withNotices, withOverlays } from '../../../../engine/calendar/notice/with-notices.ts'
import { CLOSING_TIME } from '../../../../engine/calendar/office.ts'
import { reckonDue } from '../../../../engine/calendar/reckon-due.ts'
import { propertySeed } from '../../../support/property-seed.ts'
import { notice2026, notice2027 } from './notices.ts'

const until2025 = {
  ...cn,
  lastPublishedDay: '2025-12-31',
  holidays: cn.holidays.filter(({ days }) => days < '2026'),
  makeUpWorkdays: cn.makeUpWorkdays.filter((day) => day < '2026'),
}
const read = (document: string): YearNotice => {
  const { year, holidays, makeUpWorkdays } = readNotice(document)
  return { year: year ?? 0, holidays, makeUpWorkdays }
}

describe('a calendar with notices', () => {
  test('that came late is the calendar that had them from the start, for every deadline', () => {
    const late = createCalendar(withNotices(until2025, [read(notice2027), read(notice2026)]))
    const early = createCalendar(withNotices(cn, [read(notice2027)]))
    const instant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 10, 1) })
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 60 }), instant, fc.nat(900), (acceptedAt, days, from, hours) => {
        const period = {
          zone: 'Asia/Shanghai',
          closesAt: CLOSING_TIME,
          acceptedAt,
          days,
          extension: 0,
          suspensions: [{ from, to: from + hours * 3_600_000 }],
          at: acceptedAt,
        }

        expect(reckonDue({ ...period, calendar: late })).toEqual(reckonDue({ ...period, calendar: early }))
      }),
      { seed: propertySeed(), numRuns: process.env['SIJI_LONG'] === '1' ? 20_000 : 300 },
    )
  })

  test('publishes a year only behind a published one', () => {
    expect(withNotices(until2025, [read(notice2027)]).lastPublishedDay).toBe('2025-12-31')
    expect(withNotices(until2025, [read(notice2027), read(notice2026)]).lastPublishedDay).toBe('2027-12-31')
  })

  test('follows a correction of a year that it had', () => {
    const corrected = { year: 2026, holidays: [{ days: '2026-02-16', name: '春节', nameEn: '' }], makeUpWorkdays: [] }

    const { holidays, lastPublishedDay } = withNotices(cn, [corrected])

    expect(holidays.filter(({ days }) => days.startsWith('2026'))).toEqual(corrected.holidays)
    expect(holidays.some(({ days }) => days.startsWith('2025'))).toBe(true)
    expect(lastPublishedDay).toBe('2026-12-31')
  })

  test('rests and works as the place above it says, the last word first', () => {
    const province = { holidays: [{ days: '2026-04-20', name: '三月三', nameEn: 'Sanyuesan' }], makeUpWorkdays: [] }
    const park = { holidays: [], makeUpWorkdays: ['2026-04-20', '2026-04-25'] }

    const of = (...overlays: Parameters<typeof withOverlays>[1]) => createCalendar(withOverlays(cn, overlays))
    const [day, saturday] = [20_563, 20_568]

    expect(of(province).holidays.get(day)).toMatchObject({ name: '三月三' })
    expect(of(province, park).holidays.has(day)).toBe(false)
    expect(of(province, park).workingDays).toEqual(expect.arrayContaining([day, saturday]))
  })
})
