import { type Day, weekdayOf } from './day.ts'
import { type OpenHours, type Season, type Stretch, seasonOn, stretchAt } from './season.ts'

/** Hours by weekday that an office keeps from a day on, until the next timetable holds; they go before its seasons. */
export interface Timetable {
  readonly from: Day
  /** Seven of them, Monday first; a Saturday's and Sunday's are those of make-up workdays. Each one span or several, in order. */
  readonly week: readonly (readonly OpenHours[])[]
}

interface Kept {
  readonly seasons?: readonly Season[]
  /** The earlier ones first. */
  readonly timetables?: readonly Timetable[]
}

/** When an office is open on a day of work; `null` where neither a timetable nor a season says anything. */
export function hoursOn({ seasons = [], timetables = [] }: Kept, day: Day): readonly OpenHours[] | null {
  const timetable = timetableOn(timetables, day)
  if (timetable === null) return seasonOn(seasons, day)?.open ?? null
  return timetable.week[weekdayOf(day) - 1] ?? null
}

/** Which of them holds on a day. */
export function timetableOn(timetables: readonly Timetable[], day: Day): Timetable | null {
  return timetables.findLast(({ from }) => from <= day) ?? null
}

/** The days around a day that all keep the same hours, both ends; infinite where nothing changes them. */
export function stretchOf({ seasons = [], timetables = [] }: Kept, day: Day): Stretch {
  const next = timetables.find(({ from }) => from > day)
  const until = next === undefined ? Number.POSITIVE_INFINITY : next.from - 1
  const timetable = timetableOn(timetables, day)
  if (timetable === null) {
    const { first, last } = stretchAt(seasons, day)
    return { first, last: Math.min(last, until) }
  }
  return isSameDaily(timetable) ? { first: timetable.from, last: until } : { first: day, last: day }
}

function isSameDaily({ week }: Timetable): boolean {
  const [monday = []] = week
  return week.every(
    (open) =>
      open.length === monday.length &&
      open.every(({ from, to }, at) => monday[at]?.from === from && monday[at]?.to === to),
  )
}
