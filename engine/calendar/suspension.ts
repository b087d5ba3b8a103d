import type { Day } from './day.ts'
import { effectiveDay, type Office } from './office.ts'

/** A time that the law does not count (行政许可法 art. 45); `to` is `null` while it lasts. */
export interface Suspension {
  readonly from: number
  readonly to: number | null
}

/** A suspension with what the law asks of it (行政许可法 art. 45: told in writing, with its ground). */
export interface GroundedSuspension extends Suspension {
  /** Code of the ground, such as `hearing`; `groundNames` knows what it is called. */
  readonly ground: string
  /** The article that allows it, as it is to be read: `行政许可法第四十五条`. */
  readonly article: string | null
  /** Who began it. */
  readonly who: string | null
  readonly why: string | null
  /** It is of what lies around this clock's step: a suspension of the whole. */
  readonly ofWhole?: boolean
}

/** Days after `after` up to and with `until` that a suspension covers. */
export interface CoveredDays {
  readonly after: Day
  readonly until: Day
}

/**
 * Domain rule 4: a suspension covers the days after the effective day of its beginning, up to and with that of its
 * end; overlapping ones merge, and an open one covers all that follows. In order, without overlaps.
 */
export function coveredDays(office: Office, suspensions: readonly Suspension[]): readonly CoveredDays[] {
  const spans = suspensions
    .map(({ from, to }) => ({
      after: effectiveDay(office, from),
      until: to === null ? Number.POSITIVE_INFINITY : effectiveDay(office, to),
    }))
    .filter(({ after, until }) => until > after)
    .sort((a, b) => a.after - b.after)
  const merged: CoveredDays[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last === undefined || span.after > last.until) merged.push(span)
    else merged[merged.length - 1] = { after: last.after, until: Math.max(last.until, span.until) }
  }
  return merged
}

export function isSuspended(suspensions: readonly Suspension[], at: number): boolean {
  return suspensions.some(({ from, to }) => from <= at && (to === null || at < to))
}
