import { checkNotice } from './check-notice.ts'
import { dayLine, yearIn } from './day-line.ts'
import type { NoticeReading, SaidLine } from './notice.ts'
import { isTooLong, readDates } from './read-dates.ts'
import { readIcalendar } from './read-icalendar.ts'
import { readNoticeJson } from './read-notice-json.ts'
import { readNoticeText } from './read-notice-text.ts'

/**
 * Reads a yearly notice from any document that holds one: its text, a table (tabs, bars or CSV), JSON or iCalendar. `year`
 * where the reader knows it.
 */
export function readNotice(document: string, year: number | null = null): NoticeReading {
  const text = document.replace(/^\uFEFF/, '').trim()
  if (text.startsWith('{') || text.startsWith('[')) return readNoticeJson(text, year)
  if (/^BEGIN:VCALENDAR/i.test(text)) return readIcalendar(text, year)
  if (isCsv(text)) return readCsv(text, year)
  return readNoticeText(text, year)
}

/** A list of single days: `date,name,kind` with a head that says so. */
function isCsv(text: string): boolean {
  const [head = ''] = text.split(/\r?\n/)
  return /^[^:：。]*(?:date|日期)[^:：。]*$/i.test(head) && head.includes(',')
}

function readCsv(text: string, year: number | null): NoticeReading {
  const [head = '', ...rows] = text.split(/\r?\n/)
  const names = cellsOf(head).map((cell) => cell.toLowerCase())
  const placeOf = (pattern: RegExp) => names.findIndex((name) => pattern.test(name))
  const [date, name, kind] = [placeOf(/date|日期/), placeOf(/name|festival|节日|名称/), placeOf(/kind|type|类型|休|班/)]
  const inYear = year ?? yearIn(rows.map((row) => cellsOf(row)[date] ?? ''))
  const lines = rows.map((row): SaidLine => {
    if (row.trim() === '') return { text: row, kind: 'silent', off: [], worked: [], problem: null }
    if (isTooLong(row)) return dayLine(`${row.slice(0, 100)}…`, undefined, '', '')
    const cells = cellsOf(row)
    const [days] = readDates(cells[date] ?? '', inYear ?? 0)
    return dayLine(row, days, cells[name] ?? '', cells[kind] ?? '')
  })
  return checkNotice({ year: inYear, title: null, number: null, issuedOn: null, lines })
}

function cellsOf(row: string): readonly string[] {
  return row.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
}
