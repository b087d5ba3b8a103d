import { describe, expect, test } from 'vitest'
import cn from '../../../../engine/calendar/cn.json' with { type: 'json' }
import { missingFestivals } from '../../../../engine/calendar/notice/festivals.ts'
import { readNotice } from '../../../../engine/calendar/notice/read-notice.ts'
import { notice2026, table2026 } from './notices.ts'

const holidays2026 = cn.holidays.filter(({ days }) => days.startsWith('2026'))
const makeUp2026 = cn.makeUpWorkdays.filter((day) => day.startsWith('2026'))

describe('readNotice', () => {
  test('reads the notice as the State Council words it', () => {
    const reading = readNotice(notice2026)

    expect(reading).toMatchObject({
      year: 2026,
      title: '国务院办公厅关于2026年部分节假日安排的通知',
      number: '国办发明电〔2025〕7号',
      issuedOn: '2025-11-04',
      problems: [],
    })
    expect(reading.holidays).toEqual(holidays2026)
    expect(reading.makeUpWorkdays).toEqual(makeUp2026)
    expect(missingFestivals(reading.holidays.map(({ name }) => name))).toEqual([])
  })

  test('says of every line what it was read as, and takes advice to give leave for no holiday', () => {
    const reading = readNotice(
      `${notice2026}\n二、春节：2月10日至17日放假调休，共8天。鼓励各单位安排职工在除夕（2月9日）休息。`
        .split('\n')
        .slice(-5)
        .join('\n'),
      2024,
    )

    expect(reading.lines.map(({ kind }) => kind)).toEqual(['advice', 'silent', 'silent', 'about', 'days'])
    expect(reading.holidays).toEqual([{ days: '2024-02-10/2024-02-17', name: '春节', nameEn: 'Spring Festival' }])
  })

  test.each([
    ['a text', `2027年放假安排\n${'1月1日至2日（周一）放假'.repeat(5_000)}`],
    ['a CSV', `日期,名称,类型\n${' '.repeat(90_000)},元旦,休`],
  ])('does not read on in a line of %s that is longer than any notice', (_, document) => {
    const { problems, lines } = readNotice(document, 2027)

    expect(problems).toMatchObject([{ code: 'line-not-understood' }])
    expect(lines.at(-1)?.text.length).toBeLessThan(200)
  })

  test.each([
    ['its table', table2026, 2026],
    ['CSV', csvOf(), null],
    ['iCalendar', icalendarOf(), null],
    ['JSON', JSON.stringify({ year: 2026, holidays: holidays2026, makeUpWorkdays: makeUp2026 }), null],
    ['a list of days', JSON.stringify({ days: daysOf2026() }), null],
    ['ASCII brackets', notice2026.replaceAll('（', '(').replaceAll('）', ')').replaceAll('：', ':'), null],
  ])('reads the same days from %s', (_, document, year) => {
    const reading = readNotice(document, year)

    expect(reading.problems).toEqual([])
    expect(singleDays(reading.holidays)).toEqual(singleDays(holidays2026))
    expect(reading.makeUpWorkdays).toEqual(makeUp2026)
  })

  test('reads New Year from December on', () => {
    const { holidays, problems } = readNotice('元旦：2026年12月31日至2027年1月2日放假调休，共3天。', 2027)

    expect(problems).toEqual([])
    expect(holidays).toEqual([{ days: '2026-12-31/2027-01-02', name: '元旦', nameEn: 'New Year' }])
  })

  test.each([
    ['春节：2月15日至23日放假调休，共8天。', 'length-mistaken'],
    ['春节：2月15日（周一）至23日放假调休，共9天。', 'weekday-mistaken'],
    ['春节：2月15日至23日放假调休，共9天。2月22日（周日）上班。', 'worked-holiday'],
    ['春节：2月15日至23日放假调休，共9天。2月25日上班。', 'make-up-on-weekday'],
    ['春节：2027年2月15日至23日放假调休，共9天。', 'other-year'],
    ['春节：2月23日至15日放假调休。', 'span-backwards'],
    ['春节：2月15日至30日放假调休。', 'no-such-date'],
    ['春节：2月15日至17日放假。\n元宵：2月17日放假。', 'named-twice'],
    ['春节：2月15日起放假，具体另行通知。', 'line-not-understood'],
    ['2月15日放假半天', 'line-not-understood'],
    ['各单位照常办公。', 'nothing-found'],
    ['{"year": 2026', 'file-unreadable'],
  ])('refuses %s', (document, code) => {
    const { problems } = readNotice(document, 2026)

    expect(problems.map((problem) => problem.code)).toContain(code)
    expect(problems.every(({ message, messageZh }) => message !== '' && messageZh !== '')).toBe(true)
  })

  test('asks for the year where no line says it', () => {
    expect(readNotice('春节：2月15日至23日放假调休，共9天。').problems).toMatchObject([{ code: 'year-missing' }])
  })
})

function singleDays(holidays: readonly { readonly days: string; readonly name: string }[]): readonly string[] {
  return holidays.flatMap(({ days }) => {
    const [from = '', to = from] = days.split('/')
    const dates: string[] = []
    for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000)
      dates.push(new Date(at).toISOString().slice(0, 10))
    return dates
  })
}

function daysOf2026() {
  return [
    ...holidays2026.flatMap(({ days, name }) =>
      singleDays([{ days, name }]).map((date) => ({ name, date, isOffDay: true })),
    ),
    ...makeUp2026.map((date) => ({ name: '补班', date, isOffDay: false })),
  ]
}

function csvOf(): string {
  const rows = daysOf2026().map(({ name, date, isOffDay }) => `${date},${name},${isOffDay ? '休' : '班'}`)
  return ['日期,节日,类型', ...rows].join('\n')
}

function icalendarOf(): string {
  const compact = (date: string) => date.replaceAll('-', '')
  const events = daysOf2026().map(({ name, date, isOffDay }) => {
    const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
    return [
      'BEGIN:VEVENT',
      `DTSTART;VALUE=DATE:${compact(date)}`,
      `DTEND;VALUE=DATE:${compact(next)}`,
      `SUMMARY:${isOffDay ? `${name}假期` : name}`,
      'END:VEVENT',
    ].join('\r\n')
  })
  return ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\r\n')
}
