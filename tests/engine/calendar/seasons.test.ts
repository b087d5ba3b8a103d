import { describe, expect, test } from 'vitest'
import { readDay } from '../../../engine/calendar/day.ts'
import { explainDue } from '../../../engine/calendar/explain/explain-due.ts'
import { explanationLines } from '../../../engine/calendar/explain/explanation-texts.ts'
import { nationalCalendar } from '../../../engine/calendar/national-calendars.ts'
import { CLOSING_TIME, dueAfter, type Office } from '../../../engine/calendar/office.ts'
import { reckonDue } from '../../../engine/calendar/reckon-due.ts'
import { addWorkingTime, workingTimeBetween } from '../../../engine/calendar/working-time.ts'
import { writeInstant } from '../../../engine/calendar/zone.ts'

const morning = { from: 9 * 60, to: 12 * 60 }
const summer = { from: 501, to: 930, open: [morning, { from: 15 * 60, to: 18 * 60 }] }
/** Over the turn of the year. */
const winter = { from: 1201, to: 228, open: [morning, { from: 13 * 60, to: 16 * 60 + 30 }] }
const office: Office = {
  calendar: nationalCalendar,
  zone: 'Asia/Shanghai',
  closesAt: CLOSING_TIME,
  seasons: [summer, winter],
}
const at = (time: string) => Date.parse(`${time}:00+08:00`)

describe('a due date in a season', () => {
  test.each([
    ['closes with the season it is due in', '2026-07-01T10:00', 1, '2026-07-02T18:00'],
    ['begins on a day that is still open then', '2026-07-01T17:45', 1, '2026-07-02T18:00'],
    ['begins a day later when it has closed', '2026-07-01T18:00', 1, '2026-07-03T18:00'],
    ['closes as ever from the first day after it', '2026-09-30T17:45', 1, '2026-10-08T17:30'],
    ['closes with it on its last day', '2026-09-29T10:00', 1, '2026-09-30T18:00'],
    ['closes with it on its first day', '2026-04-30T10:00', 1, '2026-05-06T18:00'],
    ['closes early over the turn of the year', '2025-12-30T10:00', 2, '2026-01-04T16:30'],
    ['begins a day later when winter has closed', '2026-01-05T16:45', 1, '2026-01-07T16:30'],
  ])('%s: from %s, %i days', (_, accepted, days, due) => {
    expect(writeInstant(dueAfter(office, at(accepted), days), office.zone)).toBe(`${due}:00+08:00`)
  })

  test('is used up, and turns red, when that day closes', () => {
    const period = { ...office, acceptedAt: at('2026-07-01T10:00'), days: 1, extension: 0, suspensions: [] }
    const read = (time: string) => {
      const { usedDays, light } = reckonDue({ ...period, at: at(time) })
      return [usedDays, light]
    }

    expect(read('2026-07-02T17:45')).toEqual([0, 'yellow'])
    expect(read('2026-07-02T18:01')).toEqual([1, 'red'])
  })

  test('says by which hours it ends', () => {
    const period = { ...office, acceptedAt: at('2026-07-01T10:00'), days: 1, extension: 0, suspensions: [] }
    const ofSummer = explainDue({ ...period, at: period.acceptedAt })
    const ofAutumn = explainDue({ ...period, acceptedAt: at('2026-10-12T10:00'), at: at('2026-10-12T10:00') })

    expect(explanationLines(ofSummer, 'zh').at(-1)?.what).toBe(
      '18:00 到期（5月1日–9月30日办公 09:00–12:00、15:00–18:00）',
    )
    expect(explanationLines(ofSummer, 'en').at(-1)?.what).toBe(
      'due at 18:00 (open 09:00–12:00 and 15:00–18:00 from 1 May to 30 Sep)',
    )
    expect(explanationLines(ofAutumn, 'zh').at(-1)?.what).toBe('17:30 到期')
  })
})

describe('working time', () => {
  const hours = { ...office, open: [morning, { from: 14 * 60, to: 17 * 60 + 30 }] }

  test.each([
    // 30 April has 6 h 30 min, 6 May is the first day after it, of 6 h.
    ['into a season', '2026-04-30T17:00', 60, '2026-05-06T09:30'],
    ['a whole day of another length', '2026-04-30T17:30', 6 * 60, '2026-05-06T18:00'],
    ['out of it', '2026-09-30T17:00', 90, '2026-10-08T09:30'],
    ['back into it', '2026-10-08T09:30', -90, '2026-09-30T17:00'],
    ['back over all of it', '2026-10-08T09:30', -(30 + 106 * 360 + 30), '2026-04-30T17:00'],
    ['over all of it', '2026-04-30T17:00', 30 + 106 * 360 + 30, '2026-10-08T09:30'],
  ])('counts the hours of each day, %s', (_, from, minutes, to) => {
    expect(writeInstant(addWorkingTime(hours, at(from), minutes), hours.zone)).toBe(`${to}:00+08:00`)
    expect(workingTimeBetween(hours, at(from), at(to))).toBe(minutes)
  })
})

/** From Monday 2026-03-09 on: Wednesdays with an afternoon off, Saturdays (made up) until four. */
const usual = [morning, { from: 13 * 60, to: 17 * 60 }]
const week = [usual, usual, [morning], usual, usual, [morning, { from: 13 * 60, to: 16 * 60 }], usual]
const from = (date: string, hours = week) => ({ from: readDay(date) ?? 0, week: hours })
const byWeekday: Office = { ...office, timetables: [from('2026-03-09'), from('2026-07-06', Array(7).fill(usual))] }

describe('hours by weekday', () => {
  test.each([
    ['as before on the last day before they hold', '2026-03-05T10:00', 1, '2026-03-06T17:30'],
    ['with each weekday from the first day on', '2026-03-06T10:00', 3, '2026-03-11T12:00'],
    ['a day later for what comes after that weekday closed', '2026-03-11T12:00', 1, '2026-03-13T17:00'],
    ['with a Saturday that is made up', '2026-05-08T10:00', 1, '2026-05-09T16:00'],
    ['before the season of the same days', '2026-06-30T10:00', 1, '2026-07-01T12:00'],
    ['by the next ones from their own day on', '2026-07-07T10:00', 1, '2026-07-08T17:00'],
  ])('close %s: from %s, %i days', (_, accepted, days, due) => {
    expect(writeInstant(dueAfter(byWeekday, at(accepted), days), byWeekday.zone)).toBe(`${due}:00+08:00`)
  })

  test('count minutes of work by each day, there and back, over a change of hours', () => {
    const atDesk = { ...byWeekday, open: usual }
    const [start, end] = [at('2026-03-10T16:00'), at('2026-03-13T10:00')]

    // Tuesday an hour, Wednesday three, Thursday seven, Friday one.
    expect(workingTimeBetween(atDesk, start, end)).toBe(12 * 60)
    expect(addWorkingTime(atDesk, start, 12 * 60)).toBe(end)
    expect(addWorkingTime(atDesk, end, -12 * 60)).toBe(start)
    expect(workingTimeBetween(atDesk, at('2026-07-03T16:00'), at('2026-07-08T10:00'))).toBe((1 + 7 + 7 + 1) * 60)
  })

  test('are named with the day since which they hold', () => {
    const period = { ...byWeekday, acceptedAt: at('2026-03-10T10:00'), days: 1, extension: 0, suspensions: [] }
    const explained = explainDue({ ...period, at: period.acceptedAt })

    expect(explanationLines(explained, 'zh').at(-1)?.what).toBe('12:00 到期（2026年3月9日起当天办公 09:00–12:00）')
    expect(explanationLines(explained, 'en').at(-1)?.what).toBe(
      'due at 12:00 (open 09:00–12:00 on this day since 9 Mar 2026)',
    )
  })
})
