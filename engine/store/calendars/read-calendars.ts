import type { ISql } from 'postgres'

/** What all calendars and offices are made of, as of one revision. */
export interface StoredCalendars {
  readonly revision: string
  /** Up to which revision the due dates of open tasks have followed. */
  readonly movedRevision: string
  /** The latest notice of each region and year. */
  readonly notices: readonly StoredNotice[]
  readonly parks: readonly StoredPark[]
}

export interface StoredNotice {
  readonly region: string
  readonly year: number
  readonly holidays: readonly { readonly days: string; readonly name: string; readonly nameEn: string }[]
  readonly makeUpWorkdays: readonly string[]
}

export interface StoredPark {
  readonly id: string
  readonly zone: string
  /** `HH:MM` */
  readonly closingTime: string
  readonly officeHours: readonly StoredSeason[]
  readonly areaCodes: readonly string[]
  readonly days: readonly StoredParkDay[]
  /** Those that were not withdrawn, the earlier ones first; of two from one day, the later entered last. */
  readonly timetables: readonly StoredTimetable[]
}

/** Hours by weekday from a day `YYYY-MM-DD` on: seven lists, Monday first, of spans `HH:MM-HH:MM` in order. */
export interface StoredTimetable {
  readonly id: string
  readonly from: string
  readonly week: readonly (readonly string[])[]
}

/** Hours from one day of every year to another, both `MM-DD` and counted; `open` in order, each `HH:MM-HH:MM`. */
export interface StoredSeason {
  readonly from: string
  readonly to: string
  readonly open: readonly string[]
}

/** Days `YYYY-MM-DD`, both ends; in the order in which they were entered. */
export interface StoredParkDay {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly works: boolean
  readonly name: string
}

/** `revision` changes with everything that a calendar or an office rests on. */
export async function readCalendarState(sql: ISql): Promise<Pick<StoredCalendars, 'revision' | 'movedRevision'>> {
  const [row] = await sql<[Pick<StoredCalendars, 'revision' | 'movedRevision'>]>`
    select revision::text as revision, moved_revision::text as "movedRevision" from calendar_state`
  return row
}

/** Says that all due dates follow the calendars of this revision. */
export async function markMoved(sql: ISql, revision: string): Promise<void> {
  await sql`update calendar_state set moved_revision = ${revision}::bigint where moved_revision < ${revision}::bigint`
}

/** All in one statement, so that it is of one moment. */
export async function readCalendars(sql: ISql): Promise<StoredCalendars> {
  const [row] = await sql<[StoredCalendars]>`
    select (select revision::text from calendar_state) as revision,
      (select moved_revision::text from calendar_state) as "movedRevision",
      (select coalesce(json_agg(json_build_object('region', region, 'year', year, 'holidays', holidays,
          'makeUpWorkdays', make_up_workdays)), '[]')
        from (select distinct on (region, year) * from calendar_notices order by region, year, id desc) as latest
      ) as notices,
      (select coalesce(json_agg(json_build_object('id', id, 'zone', zone, 'closingTime', closing_time, 'officeHours', office_hours,
          'areaCodes', (select coalesce(json_agg(area_code order by area_code), '[]')
            from park_area_codes where park_id = parks.id),
          'days', (select coalesce(json_agg(json_build_object('id', d.id, 'from', from_day, 'to', to_day, 'works', works, 'name', name)
              order by d.id), '[]')
            from park_calendar_days d where d.park_id = parks.id and withdrawn_at is null),
          'timetables', (select coalesce(json_agg(json_build_object('id', t.id, 'from', t.from_day, 'week', t.week)
              order by t.from_day, t.id), '[]')
            from park_timetables t where t.park_id = parks.id and t.withdrawn_at is null))), '[]')
        from parks) as parks`
  return row
}
