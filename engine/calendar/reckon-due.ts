import { isPublished } from './calendar.ts'
import {
  type CountedDays,
  countDays,
  countedUpTo,
  firstCountedDay,
  lastCountedDay,
  listCountedDays,
} from './counted-days.ts'
import { type Day, writeDay } from './day.ts'
import { closingTime, effectiveDay, type Office } from './office.ts'
import { coveredDays, isSuspended, type Suspension } from './suspension.ts'
import { localTime } from './zone.ts'

export interface Period extends Office {
  /** Instant of acceptance; of receipt where the law deems it accepted. */
  readonly acceptedAt: number
  /** Working days that were promised, or that the law gives. */
  readonly days: number
  /** Working days added by the authority's head (行政许可法 art. 42). */
  readonly extension: number
  readonly suspensions: readonly Suspension[]
  /** The instant as of which the period is read. */
  readonly at: number
  /** Working days that remain when it turns yellow; a fifth where nothing is said. */
  readonly yellow?: number | null
}

export type Light = 'green' | 'yellow' | 'red' | 'grey'

/** How a period stands; its cost depends on the number of suspensions, not on its length. */
export interface Reading {
  /** Closing time of the last counted date; `null` while an open suspension begins before it. */
  readonly dueAt: number | null
  /** Whether it rests on days whose calendar is not published (暂定). */
  readonly provisional: boolean
  /** Counted dates that are closed. */
  readonly usedDays: number
  readonly remainingDays: number
  readonly light: Light
}

export interface Reckoning extends Reading {
  /** `YYYY-MM-DD`, in order: it explains the deadline. */
  readonly counted: readonly string[]
}

/** When a period is due and how it stands (domain rules 1–7; 民法典 art. 201, 203; 行政许可法 art. 82). */
export function reckonDue(period: Period): Reckoning {
  const start = effectiveDay(period, period.acceptedAt)
  const counted = countedDaysOf(period, start)
  return { ...readingOf(period, start, counted), counted: listCountedDays(counted).map(writeDay) }
}

/** The same without the list of days, for readings of many clocks. */
export function readDue(period: Period): Reading {
  return readCounted(period).reading
}

/** A reading with the days that it rests on, which nobody has written out. */
export function readCounted(period: Period): { readonly reading: Reading; readonly counted: CountedDays } {
  const start = effectiveDay(period, period.acceptedAt)
  const counted = countedDaysOf(period, start)
  return { reading: readingOf(period, start, counted), counted }
}

function countedDaysOf(period: Period, start: Day): CountedDays {
  return countDays(period, start, period.days + period.extension, coveredDays(period, period.suspensions))
}

function readingOf(period: Period, start: Day, counted: CountedDays): Reading {
  const total = period.days + period.extension
  const last = lastCountedDay(counted) ?? start
  const dueAt = counted.total === total ? closingTime(period, last) : null
  const today = localTime(period.at, period.zone).day
  const usedDays = countedUpTo(counted, period.at >= closingTime(period, today) ? today : today - 1)
  return {
    dueAt,
    provisional: !isPublished(period.calendar, start) || !isPublished(period.calendar, last),
    usedDays,
    remainingDays: total - usedDays,
    light: readLight(period, { dueAt, usedDays, today, first: firstCountedDay(counted) }),
  }
}

interface Standing {
  readonly dueAt: number | null
  readonly usedDays: number
  readonly today: Day
  readonly first: Day | null
}

/** Grey while suspended; red after the due instant; yellow for the last fifth, with one day only on that day itself. */
function readLight(period: Period, { dueAt, usedDays, today, first }: Standing): Light {
  const total = period.days + period.extension
  if (isSuspended(period.suspensions, period.at)) return 'grey'
  if (dueAt !== null && period.at > dueAt) return 'red'
  const isLate = total - usedDays <= (period.yellow ?? Math.max(1, Math.ceil(total / 5)))
  const hasCome = total !== 1 || today >= (first ?? Number.POSITIVE_INFINITY)
  return isLate && hasCome ? 'yellow' : 'green'
}
