import { readDay, writeDay } from '../day.ts'
import { checkNotice } from './check-notice.ts'
import { dayLine, yearIn } from './day-line.ts'
import type { NoticeReading } from './notice.ts'

/** Events of whole days (RFC 5545 §3.6.1): `DTEND` is the day after the last; a summary with 班 is a make-up workday. */
export function readIcalendar(document: string, year: number | null): NoticeReading {
  // A long line goes on in the next one, which begins with a blank (RFC 5545 §3.1).
  const unfolded = document.replace(/\r?\n[ \t]/g, '')
  const events = unfolded
    .split(/BEGIN:VEVENT/i)
    .slice(1)
    .map(eventOf)
  const inYear = year ?? yearIn(events.map(({ from }) => from ?? ''))
  const lines = events
    .filter(({ from }) => inYear === null || from === null || Math.abs(Number(from.slice(0, 4)) - inYear) <= 1)
    .filter(({ from }) => inYear === null || from === null || belongsTo(from, inYear))
    .map(({ from, to, summary }) => {
      const days = from === null ? undefined : { from, to: to ?? from, fromWeekday: null, toWeekday: null }
      return dayLine(`${from ?? '?'} ${summary}`, days, summary, '')
    })
  return checkNotice({ year: inYear, title: null, number: null, issuedOn: null, lines })
}

/** Subscriptions hold several years; December's last days are taken for the New Year after them. */
function belongsTo(date: string, year: number): boolean {
  return date.startsWith(String(year)) || (date >= `${year - 1}-12-25` && date < `${year}`)
}

function eventOf(event: string) {
  const field = (name: string) => new RegExp(`^${name}[^:\\r\\n]*:(.*)$`, 'im').exec(event)?.[1]?.trim() ?? ''
  const from = dateOf(field('DTSTART'))
  const end = dateOf(field('DTEND'))
  const endDay = end === null ? null : readDay(end)
  const to = endDay === null ? from : writeDay(endDay - 1)
  return { from, to: to !== null && from !== null && to < from ? from : to, summary: field('SUMMARY') }
}

function dateOf(value: string): string | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(value) ?? []
  return year === undefined ? null : `${year}-${month}-${day}`
}
