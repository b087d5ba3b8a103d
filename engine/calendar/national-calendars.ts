import { type Calendar, type CalendarTable, createCalendar } from './calendar.ts'
import cn from './cn.json' with { type: 'json' }

const tables: readonly CalendarTable[] = [cn]

const calendars: ReadonlyMap<string, Calendar> = new Map(tables.map((table) => [table.name, createCalendar(table)]))

/** The published calendar of a country by its code; `null` where we have none. */
export function findCalendar(name: string): Calendar | null {
  return calendars.get(name) ?? null
}

/** The calendar of the State Council's notices. */
export const nationalCalendar: Calendar = createCalendar(cn)

/** The table behind it, on which later notices and the days of a place are laid. */
export const nationalTable: CalendarTable = cn
