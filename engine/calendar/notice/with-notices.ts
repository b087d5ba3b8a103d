import { type CalendarTable, daysOf, type NamedDays } from '../calendar.ts'
import { type Day, writeDay } from '../day.ts'
import type { YearNotice } from './notice.ts'

/** Days that a place works or rests otherwise than its country: of a province or city by law, of a park by itself. */
export interface CalendarOverlay {
  readonly holidays: readonly NamedDays[]
  readonly makeUpWorkdays: readonly string[]
}

type Meaning = { readonly works: true } | { readonly works: false; readonly named: Omit<NamedDays, 'days'> }

/**
 * A country's calendar with the yearly notices that came after it: a notice replaces its year, and publishes it where it
 * follows on a published one (or comes right before the first). The same whatever the order in which they came.
 */
export function withNotices(table: CalendarTable, notices: readonly YearNotice[]): CalendarTable {
  const years = [...notices].sort((a, b) => a.year - b.year)
  const replaced = new Set(years.map(({ year }) => String(year)))
  const days = new Map([...meaningsOf(table)].filter(([day]) => !replaced.has(writeDay(day).slice(0, 4))))
  for (const notice of years) for (const [day, meaning] of meaningsOf(notice)) days.set(day, meaning)
  let [first, last] = [Number(table.firstDay.slice(0, 4)), Number(table.lastPublishedDay.slice(0, 4))]
  while (replaced.has(String(last + 1))) last += 1
  while (replaced.has(String(first - 1))) first -= 1
  return { ...table, firstDay: `${first}-01-01`, lastPublishedDay: `${last}-12-31`, ...written(days) }
}

/** The same with days of a place laid over it, the last one on top. */
export function withOverlays(table: CalendarTable, overlays: readonly CalendarOverlay[]): CalendarTable {
  const days = meaningsOf(table)
  for (const overlay of overlays) for (const [day, meaning] of meaningsOf(overlay)) days.set(day, meaning)
  return { ...table, ...written(days) }
}

function meaningsOf({ holidays, makeUpWorkdays }: CalendarOverlay): Map<Day, Meaning> {
  const days = new Map<Day, Meaning>()
  for (const { days: span, name, nameEn } of holidays) {
    for (const day of daysOf(span)) days.set(day, { works: false, named: { name, nameEn } })
  }
  for (const day of makeUpWorkdays.flatMap(daysOf)) days.set(day, { works: true })
  return days
}

function written(days: ReadonlyMap<Day, Meaning>): Pick<CalendarTable, 'holidays' | 'makeUpWorkdays'> {
  const inOrder = [...days].sort(([a], [b]) => a - b)
  return {
    holidays: inOrder.flatMap(([day, meaning]) => (meaning.works ? [] : [{ days: writeDay(day), ...meaning.named }])),
    makeUpWorkdays: inOrder.flatMap(([day, { works }]) => (works ? [writeDay(day)] : [])),
  }
}
