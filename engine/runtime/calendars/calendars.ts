import type { DueMove } from '../../store/calendars/open-clocks.ts'
import {
  markMoved,
  readCalendarState,
  readCalendars,
  type StoredCalendars,
  type StoredNotice,
  type StoredPark,
  type StoredTimetable,
} from '../../store/calendars/read-calendars.ts'
import { type DueMoveParts, findDueMoves, recomputeDueDates } from './due-moves.ts'
import { defaultOffices, type FindOffice, officesOf, regionsOf } from './offices.ts'

/** The calendars that a node knows, read again when they change. */
export interface Calendars {
  readonly findOffice: FindOffice
  /** Reads the calendars if they have changed. */
  readonly look: () => Promise<void>
  /** The same, and makes open clocks follow: also what another node left undone, or did by older calendars. */
  readonly takeUp: () => Promise<boolean>
  /** Which due dates this change would move, by park: every park that it reaches, also where none would. */
  readonly foresee: (change: CalendarChange) => Promise<ReadonlyMap<string, readonly DueMove[]>>
}

/** A change of calendars that nobody has written yet. */
export type CalendarChange =
  | { readonly notice: StoredNotice }
  | { readonly day: ForeseenDay }
  | { readonly hours: ForeseenHours }
  /** The park's own days, or its hours, with this id hold no longer. */
  | { readonly withdrawn: { readonly parkId: string; readonly id: string } }

export interface ForeseenDay {
  readonly parkId: string
  readonly from: string
  readonly to: string
  readonly works: boolean
  readonly name: string
}

/** Hours by weekday from a day on, as they would be stored. */
export interface ForeseenHours extends Pick<StoredTimetable, 'from' | 'week'> {
  readonly parkId: string
}

export function createCalendars(parts: DueMoveParts, zone: string): Calendars {
  const { client } = parts
  let known: StoredCalendars | null = null
  let find = defaultOffices(zone)
  /** The revision up to which this node has made due dates follow. */
  let followed: string | null = null

  async function look(): Promise<StoredCalendars> {
    const state = await client.run(readCalendarState)
    if (known !== null && known.revision === state.revision) {
      known = { ...known, ...state }
      return known
    }
    known = await client.run(readCalendars)
    find = officesOf(known, zone)
    return known
  }

  const findOffice: FindOffice = (parkId, calendar) => find(parkId, calendar)

  return {
    findOffice,
    look: async () => {
      await look()
    },
    takeUp: async () => {
      const { revision, movedRevision, parks } = await look()
      const isBehind = BigInt(movedRevision) < BigInt(revision)
      // A node that knew older calendars may just have used them, whoever has moved the due dates meanwhile.
      const usedOlder = followed !== null && followed !== revision
      if (isBehind || usedOlder) {
        for (const { id } of parks) await recomputeDueDates(parts, id, findOffice, revision)
        await client.run((sql) => markMoved(sql, revision))
      }
      followed = revision
      return false
    },
    foresee: async (change) => {
      const stored = await look()
      const offices = officesOf(withChange(stored, change), zone)
      const moves = new Map<string, readonly DueMove[]>()
      for (const park of stored.parks) {
        if (reaches(change, park)) moves.set(park.id, await findDueMoves(client, park.id, offices))
      }
      return moves
    },
  }
}

function reaches(change: CalendarChange, park: StoredPark): boolean {
  if (!('notice' in change)) return parkOf(change) === park.id
  return change.notice.region === 'cn' || regionsOf(park).includes(change.notice.region)
}

function withChange(stored: StoredCalendars, change: CalendarChange): StoredCalendars {
  if ('notice' in change) {
    const { notice } = change
    const others = stored.notices.filter(({ region, year }) => region !== notice.region || year !== notice.year)
    return { ...stored, notices: [...others, notice] }
  }
  const parks = stored.parks.map((park) => (park.id === parkOf(change) ? changedPark(park, change) : park))
  return { ...stored, parks }
}

type OwnChange = Exclude<CalendarChange, { readonly notice: StoredNotice }>

function parkOf(change: OwnChange): string {
  if ('day' in change) return change.day.parkId
  return 'hours' in change ? change.hours.parkId : change.withdrawn.parkId
}

function changedPark(park: StoredPark, change: OwnChange): StoredPark {
  // What is not entered yet has no id.
  if ('day' in change) return { ...park, days: [...park.days, { id: '', ...change.day }] }
  if ('hours' in change) {
    const timetables = [...park.timetables, { id: '', ...change.hours }]
    return { ...park, timetables: timetables.toSorted((a, b) => a.from.localeCompare(b.from)) }
  }
  const isLeft = ({ id }: { readonly id: string }) => id !== change.withdrawn.id
  return { ...park, days: park.days.filter(isLeft), timetables: park.timetables.filter(isLeft) }
}
