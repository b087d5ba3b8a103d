import { checkNotice } from './check-notice.ts'
import { dayLine, yearIn } from './day-line.ts'
import type { NoticeReading, SaidLine } from './notice.ts'

/**
 * JSON as we write it, `{ year, title, number, issuedOn, holidays: [{ days, name }], makeUpWorkdays: [] }`, or a list of
 * single days, `{ year, days: [{ name, date, isOffDay }] }`.
 */
export function readNoticeJson(document: string, year: number | null): NoticeReading {
  const value = parsed(document)
  const whole: Entries = Array.isArray(value) ? { days: value } : isEntries(value) ? value : {}
  const off = listOf(whole['holidays']).map((each) => lineOf(each, '休'))
  const worked = listOf(whole['makeUpWorkdays']).map((each) => lineOf(each, '班'))
  const single = listOf(whole['days']).map((each) => lineOf(each, isEntries(each) ? String(each['isOffDay']) : ''))
  const lines = [...off, ...worked, ...single]
  const said = typeof whole['year'] === 'number' ? whole['year'] : yearIn(lines.map(({ text }) => text))
  const inYear = year ?? said
  const reading = checkNotice({
    year: inYear,
    title: textOf(whole['title']),
    number: textOf(whole['number']),
    issuedOn: textOf(whole['issuedOn']),
    lines: inYear === null ? lines : lines.filter(({ text }) => belongsTo(text, inYear)),
  })
  if (value !== undefined) return reading
  return {
    ...reading,
    problems: [
      {
        code: 'file-unreadable',
        line: null,
        message: 'It begins as JSON, but cannot be read as such.',
        messageZh: '文件像是 JSON，但不能按 JSON 读取。',
      },
    ],
  }
}

type Entries = { readonly [name: string]: unknown }

function lineOf(entry: unknown, kind: string): SaidLine {
  const whole: Entries = isEntries(entry) ? entry : { days: entry }
  const [from = '', to = from] = String(whole['days'] ?? whole['date'] ?? '').split('/')
  const name = textOf(whole['name']) ?? ''
  const isDate = /^\d{4}-\d\d-\d\d$/.test(from)
  const days = isDate ? { from, to, fromWeekday: null, toWeekday: null } : undefined
  return dayLine(`${from === to ? from : `${from}/${to}`} ${name} ${kind}`.trim(), days, name, kind)
}

/** A table of several years holds this one's days too. */
function belongsTo(text: string, year: number): boolean {
  return !/^\d{4}-/.test(text) || text.startsWith(`${year}-`) || (text >= `${year - 1}-12-25` && text < `${year}-`)
}

function parsed(document: string): unknown {
  try {
    return JSON.parse(document)
  } catch {
    return undefined
  }
}

function isEntries(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
