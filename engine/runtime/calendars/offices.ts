import { type Calendar, createCalendar } from '../../calendar/calendar.ts'
import { type CalendarName, isCalendarName } from '../../calendar/calendar-names.ts'
import { readDay } from '../../calendar/day.ts'
import type { Timetable } from '../../calendar/hours.ts'
import { nationalCalendar, nationalTable } from '../../calendar/national-calendars.ts'
import type { YearNotice } from '../../calendar/notice/notice.ts'
import { type CalendarOverlay, withNotices, withOverlays } from '../../calendar/notice/with-notices.ts'
import { CLOSING_TIME, type Office } from '../../calendar/office.ts'
import type { OpenHours, Season } from '../../calendar/season.ts'
import type {
  StoredCalendars,
  StoredPark,
  StoredParkDay,
  StoredSeason,
  StoredTimetable,
} from '../../store/calendars/read-calendars.ts'

/**
 * Whose working days and hours count in a park: `cn` is the country's calendar with the notices of the park's province
 * and city, `park` has the park's own closures and open days on it too; `null` for any other name.
 */
export type FindOffice = (parkId: string, calendar: string) => Office | null

/** Offices as the stored calendars make them; each is made once. */
export function officesOf({ notices, parks }: StoredCalendars, defaultZone: string): FindOffice {
  const national = withNotices(nationalTable, noticesOf('cn'))
  const known = new Map(parks.map((park) => [park.id, park]))
  const made = new Map<string, Calendar>()
  const offices = new Map<string, Office>()

  function noticesOf(region: string): readonly YearNotice[] {
    return notices.filter((notice) => notice.region === region)
  }

  function calendarOf(key: string, overlays: readonly CalendarOverlay[]): Calendar {
    const found = made.get(key) ?? createCalendar(withOverlays(national, overlays))
    made.set(key, found)
    return found
  }

  function makeOffice(parkId: string, name: CalendarName): Office {
    const park = known.get(parkId)
    const regions = park === undefined ? [] : regionsOf(park)
    const regional = regions.flatMap(noticesOf)
    const own = name === 'park' ? (park?.days ?? []).map(overlayOf) : []
    const key = own.length === 0 ? regions.join() : `park ${parkId}`
    return {
      calendar: calendarOf(key, [...regional, ...own]),
      zone: park?.zone ?? defaultZone,
      closesAt: park === undefined ? CLOSING_TIME : minutesOf(park.closingTime),
      seasons: (park?.officeHours ?? []).map(seasonOf),
      timetables: (park?.timetables ?? []).flatMap(timetableOf),
    }
  }

  return (parkId, name) => {
    if (!isCalendarName(name)) return null
    // Every command asks for one, and each clock that it reads.
    const key = known.has(parkId) ? `${name} ${parkId}` : name
    const found = offices.get(key) ?? makeOffice(parkId, name)
    offices.set(key, found)
    return found
  }
}

/** What holds before anything was read: the country's calendar that we bring along. */
export function defaultOffices(zone: string): FindOffice {
  return (_, name) => (name === 'cn' ? { calendar: nationalCalendar, zone, closesAt: CLOSING_TIME } : null)
}

/** The province, then the city, then the district that a park lies in: what is nearer is said last. */
export function regionsOf({ areaCodes }: Pick<StoredPark, 'areaCodes'>): readonly string[] {
  const regions = areaCodes.flatMap((code) => [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code])
  return [...new Set(regions)].sort((a, b) => zerosOf(b) - zerosOf(a) || a.localeCompare(b))
}

function zerosOf(code: string): number {
  return code.length - code.replace(/(?:00)+$/, '').length
}

function overlayOf({ from, to, works, name }: StoredParkDay): CalendarOverlay {
  const days = from === to ? from : `${from}/${to}`
  return works
    ? { holidays: [], makeUpWorkdays: [days] }
    : { holidays: [{ days, name, nameEn: name }], makeUpWorkdays: [] }
}

function seasonOf({ from, to, open }: StoredSeason): Season {
  const placeOf = (date: string) => Number(date.replace('-', ''))
  return { from: placeOf(from), to: placeOf(to), open: open.map(hoursOf) }
}

function timetableOf({ from, week }: StoredTimetable): readonly Timetable[] {
  const day = readDay(from)
  return day === null ? [] : [{ from: day, week: week.map((open) => open.map(hoursOf)) }]
}

function hoursOf(span: string): OpenHours {
  const [opens = '', closes = ''] = span.split('-')
  return { from: minutesOf(opens), to: minutesOf(closes) }
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
