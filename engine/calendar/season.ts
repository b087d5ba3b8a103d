import type { Day } from './day.ts'

/** A time of day in which an office is open, in minutes after midnight. */
export interface OpenHours {
  readonly from: number
  readonly to: number
}

/** A part of every year in which an office keeps hours of its own, such as 夏令时间. */
export interface Season {
  /** Its first day, month × 100 + day: 501 is 1 May. */
  readonly from: number
  /** Its last day, which is counted; earlier than `from` where it goes on over the turn of the year. */
  readonly to: number
  /** One span or several, in order, at least one. */
  readonly open: readonly OpenHours[]
}

/** The days around a day that all keep the same hours, both ends; infinite where there are no seasons. */
export interface Stretch {
  readonly first: Day
  readonly last: Day
}

const MILLISECONDS = 86_400_000

/** Whose hours hold on a day; `null` where no season says anything. */
export function seasonOn(seasons: readonly Season[], day: Day): Season | null {
  if (seasons.length === 0) return null
  const date = new Date(day * MILLISECONDS)
  const place = (date.getUTCMonth() + 1) * 100 + date.getUTCDate()
  const holds = ({ from, to }: Season) => (from <= to ? from <= place && place <= to : place >= from || place <= to)
  return seasons.find(holds) ?? null
}

/** The stretch that a day lies in. */
export function stretchAt(seasons: readonly Season[], day: Day): Stretch {
  const year = new Date(day * MILLISECONDS).getUTCFullYear()
  const beginnings = [year - 1, year, year + 1].flatMap((each) =>
    seasons.flatMap(({ from, to }) => [dayIn(each, from), dayIn(each, to) + 1]),
  )
  return {
    first: Math.max(Number.NEGATIVE_INFINITY, ...beginnings.filter((each) => each <= day)),
    last: Math.min(Number.POSITIVE_INFINITY, ...beginnings.filter((each) => each > day)) - 1,
  }
}

function dayIn(year: number, place: number): Day {
  return Date.UTC(year, Math.floor(place / 100) - 1, place % 100) / MILLISECONDS
}
