import { addWorkingDays, isPublished, workingDaysBetween } from './calendar.ts'
import { type Day, writeDay } from './day.ts'
import { closingTime, effectiveDay, type Office } from './office.ts'
import { type CoveredDays, coveredDays, isSuspended, type Suspension } from './suspension.ts'
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
}

export type Light = 'green' | 'yellow' | 'red' | 'grey'

export interface Reckoning {
  /** Closing time of the last counted date; `null` while an open suspension begins before it. */
  readonly dueAt: number | null
  /** Whether it rests on days whose calendar is not published (暂定). */
  readonly provisional: boolean
  /** Counted dates that are closed. */
  readonly usedDays: number
  readonly remainingDays: number
  readonly light: Light
  /** `YYYY-MM-DD`, in order: it explains the deadline. */
  readonly counted: readonly string[]
}

/** When a period is due and how it stands (domain rules 1–7; 民法典 art. 201, 203; 行政许可法 art. 82). */
export function reckonDue(period: Period): Reckoning {
  const total = period.days + period.extension
  const start = effectiveDay(period, period.acceptedAt)
  const counted = countDates(period, start, total, coveredDays(period, period.suspensions))
  const lastDay = counted.length === total ? (counted.at(-1) ?? start) : null
  const dueAt = lastDay === null ? null : closingTime(period, lastDay)
  const usedDays = counted.filter((day) => closingTime(period, day) <= period.at).length
  return {
    dueAt,
    provisional:
      !isPublished(period.calendar, start) || !isPublished(period.calendar, lastDay ?? counted.at(-1) ?? start),
    usedDays,
    remainingDays: total - usedDays,
    light: readLight(period, total, usedDays, dueAt, counted),
    counted: counted.map(writeDay),
  }
}

/** Rule 3: working days after the start that no suspension covers, as many as are needed or as there are. */
function countDates(period: Period, start: Day, total: number, covered: readonly CoveredDays[]): readonly Day[] {
  const counted: Day[] = []
  let day = start
  for (const span of covered) {
    const open = Math.min(total - counted.length, workingDaysBetween(period.calendar, day, span.after))
    for (let n = 1; n <= open; n += 1) counted.push(addWorkingDays(period.calendar, day, n))
    day = Math.max(day, span.until)
  }
  if (day === Number.POSITIVE_INFINITY) return counted
  for (let n = 1; counted.length < total; n += 1) counted.push(addWorkingDays(period.calendar, day, n))
  return counted
}

/** Grey while suspended; red after the due instant; yellow for the last fifth, with one day only on that day itself. */
function readLight(
  period: Period,
  total: number,
  usedDays: number,
  dueAt: number | null,
  counted: readonly Day[],
): Light {
  if (isSuspended(period.suspensions, period.at)) return 'grey'
  if (dueAt !== null && period.at > dueAt) return 'red'
  const isLate = total - usedDays <= Math.max(1, Math.ceil(total / 5))
  const hasCome = total > 1 || localTime(period.at, period.zone).day >= (counted[0] ?? Number.POSITIVE_INFINITY)
  return isLate && hasCome ? 'yellow' : 'green'
}
