import { isPublished, isWorkingDay, workingDaysBetween } from '../calendar.ts'
import { type Day, readDay, weekdayOf, writeDay } from '../day.ts'
import { timetableOn } from '../hours.ts'
import { effectiveDay, type Office } from '../office.ts'
import { type Reckoning, reckonDue } from '../reckon-due.ts'
import { type OpenHours, seasonOn } from '../season.ts'
import { type CoveredDays, coveredDays, type GroundedSuspension } from '../suspension.ts'
import { localTime, writeInstant } from '../zone.ts'
import type {
  CountStart,
  DueExplanation,
  ExplainedDay,
  ExplainedSuspension,
  GroundedPeriod,
  SeasonHours,
} from './due-explanation.ts'

/** Days that are listed after the last counted one while no date is due. */
const LONGEST_WAIT = 366

/** Explains the same reckoning as `reckonDue`, day by day (domain rules 1–7). */
export function explainDue(period: GroundedPeriod): DueExplanation {
  const reckoning = reckonDue(period)
  const { dueAt, provisional, usedDays, remainingDays, light } = reckoning
  const instant = (at: number) => writeInstant(at, period.zone)
  return {
    start: startOf(period),
    givenDays: period.days,
    extension:
      period.extension === 0
        ? null
        : { days: period.extension, who: period.extended?.who ?? null, why: period.extended?.why ?? null },
    days: explainDays(period, reckoning),
    suspensions: period.suspensions.map((suspension) => explainSuspension(period, suspension)),
    due: dueAt === null ? null : instant(dueAt),
    hours: dueAt === null ? null : seasonHours(period, localTime(dueAt, period.zone).day),
    provisional,
    published: { from: writeDay(period.calendar.firstDay), to: writeDay(period.calendar.lastPublishedDay) },
    at: instant(period.at),
    usedDays,
    remainingDays,
    light,
  }
}

/** Hours of the timetable that holds on a day, else of its season; `null` where neither says anything. */
export function seasonHours({ seasons = [], timetables = [] }: Office, day: Day): SeasonHours | null {
  const timetable = timetableOn(timetables, day)
  if (timetable !== null) {
    const open = timetable.week[weekdayOf(day) - 1] ?? []
    return { from: writeDay(timetable.from), to: null, open: openIn(open) }
  }
  const season = seasonOn(seasons, day)
  if (season === null) return null
  const two = (number: number) => String(number).padStart(2, '0')
  const date = (place: number) => `${two(Math.floor(place / 100))}-${two(place % 100)}`
  return { from: date(season.from), to: date(season.to), open: openIn(season.open) }
}

function openIn(open: readonly OpenHours[]): readonly string[] {
  const two = (number: number) => String(number).padStart(2, '0')
  const time = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  return open.map(({ from, to }) => `${time(from)}-${time(to)}`)
}

function startOf(period: GroundedPeriod): CountStart {
  const { day } = localTime(period.acceptedAt, period.zone)
  const start = effectiveDay(period, period.acceptedAt)
  return {
    at: writeInstant(period.acceptedAt, period.zone),
    effectiveDay: writeDay(start),
    because: start === day ? 'open' : isWorkingDay(period.calendar, day) ? 'closed' : 'dayOff',
  }
}

function explainSuspension(period: GroundedPeriod, suspension: GroundedSuspension): ExplainedSuspension {
  const { ground, article, who, why, from, to, ofWhole = false } = suspension
  const [span] = coveredDays(period, [suspension])
  const covered = span === undefined ? 0 : workingDaysBetween(period.calendar, span.after, span.until)
  return {
    ground,
    article,
    who,
    why,
    from: writeInstant(from, period.zone),
    to: to === null ? null : writeInstant(to, period.zone),
    ...(ofWhole ? { ofWhole } : undefined),
    coveredDays: to === null ? null : covered,
  }
}

interface DayFacts {
  readonly period: GroundedPeriod
  readonly begun: Day
  readonly start: Day
  readonly numbers: ReadonlyMap<string, number>
  /** What each suspension covers by itself; nothing where it lies within one day. */
  readonly spans: readonly (CoveredDays | undefined)[]
}

function explainDays(period: GroundedPeriod, { dueAt, counted }: Reckoning): readonly ExplainedDay[] {
  const begun = localTime(period.acceptedAt, period.zone).day
  const start = effectiveDay(period, period.acceptedAt)
  const facts: DayFacts = {
    period,
    begun,
    start,
    numbers: new Map(counted.map((date, index) => [date, index + 1])),
    spans: period.suspensions.map((suspension) => coveredDays(period, [suspension])[0]),
  }
  const last = readDay(counted.at(-1) ?? '') ?? start
  const today = localTime(period.at, period.zone).day
  const end = dueAt === null ? Math.max(last, Math.min(today, last + LONGEST_WAIT)) : last
  return Array.from({ length: end - begun + 1 }, (_, place) => explainDay(facts, begun + place))
}

function explainDay({ period, begun, start, numbers, spans }: DayFacts, day: Day): ExplainedDay {
  const { calendar } = period
  const date = writeDay(day)
  const number = numbers.get(date) ?? null
  const holiday = calendar.holidays.get(day) ?? null
  return {
    date,
    weekday: weekdayOf(day),
    kind: kindOf(),
    number,
    isExtension: number !== null && number > period.days,
    holiday,
    isMakeUpWorkday: calendar.makeUpWorkdays.has(day),
    suspendedBy: spans.flatMap((span, place) =>
      day > start && span !== undefined && span.after < day && day <= span.until ? [place] : [],
    ),
    isPublished: isPublished(calendar, day),
  }

  function kindOf(): ExplainedDay['kind'] {
    if (day === start) return 'start'
    if (day === begun) return 'begun'
    if (number !== null) return 'counted'
    if (isWorkingDay(calendar, day)) return 'suspended'
    return holiday === null ? 'weekend' : 'holiday'
  }
}
