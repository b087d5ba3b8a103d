import { Temporal } from 'temporal-polyfill'

/** A cycle `R[n]/[start/]duration[/end]` (ISO 8601-1 §5.6, BPMN 2.0.2 §10.5.5.3). */
export interface Cycle {
  /** How often it fires in all; -1 without end. */
  readonly times: number
  /** Instant of the first firing; `null` = one interval after the timer starts. */
  readonly start: string | null
  readonly interval: string
  /** No firing after this instant. */
  readonly end: string | null
}

const DURATION =
  /^P(?=\d|T\d)(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,12})(?:[.,](\d{1,9}))?S)?)?$/
const DATE = /^\d{4}-\d\d-\d\d$/
const DATE_TIME =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)(Z|[+-]\d\d(?::?\d\d)?)?(?:@([\w/+-]+)|\[([\w/+-]+)\])?$/

/** Whether a text is a duration that timers can wait for: positive or zero, in whole units but for seconds. */
export function isDuration(text: string): boolean {
  return DURATION.test(text)
}

/**
 * The instant a duration after another. Years, months, weeks and days are the calendar's in that zone: a month after
 * 31 January is the last day of February. `null` where the text is no duration or leads out of all calendars.
 */
export function addDuration(instant: number, iso: string, zone: string): number | null {
  const parts = DURATION.exec(iso)
  if (parts === null) return null
  const [years, months, weeks, days, hours, minutes, seconds] = parts.slice(1, 8).map((part) => Number(part ?? 0))
  const fraction = Number((parts[8] ?? '').padEnd(3, '0').slice(0, 3))
  try {
    return Temporal.Instant.fromEpochMilliseconds(instant)
      .toZonedDateTimeISO(zone)
      .add({ years: years ?? 0, months: months ?? 0, weeks: weeks ?? 0, days: days ?? 0 })
      .add({ hours: hours ?? 0, minutes: minutes ?? 0, seconds: seconds ?? 0, milliseconds: fraction })
      .epochMilliseconds
  } catch {
    return null
  }
}

/** Milliseconds since 1970 of an ISO 8601 instant or date; without an offset it is meant in `zone`. `null` for nonsense. */
export function parseInstant(text: string, zone: string): number | null {
  try {
    if (DATE.test(text)) return Temporal.PlainDate.from(text).toZonedDateTime(zone).epochMilliseconds
    const parts = DATE_TIME.exec(text)
    const local = parts?.[1]
    if (parts === null || local === undefined) return null
    if (parts[2] !== undefined) return Temporal.Instant.from(`${local}${parts[2]}`).epochMilliseconds
    return Temporal.PlainDateTime.from(local).toZonedDateTime(parts[3] ?? parts[4] ?? zone).epochMilliseconds
  } catch {
    return null
  }
}

/** `null` where the text is no cycle; an interval of nothing and a cycle of no firing are none. */
export function parseCycle(text: string): Cycle | null {
  const [repetition, ...rest] = text.split('/')
  const times = /^R(\d{0,9})$/.exec(repetition ?? '')?.[1]
  const at = rest.findIndex(isDuration)
  const interval = rest[at]
  if (times === undefined || times === '0' || interval === undefined || at > 1 || rest.length > at + 2) return null
  const start = at === 1 ? (rest[0] ?? null) : null
  const end = rest[at + 1] ?? null
  if (isNothing(interval) || [start, end].some((instant) => instant !== null && parseInstant(instant, 'UTC') === null))
    return null
  return { times: times === '' ? -1 : Number(times), start, interval, end }
}

function isNothing(duration: string): boolean {
  return !/[1-9]/.test(duration)
}

export type TimerKind = 'date' | 'duration' | 'cycle'

/** Whether a text means to be an ISO 8601 time: what looks like one and is none is a mistake, not FEEL. */
export function isTimerText(text: string): boolean {
  return /^[+-]?P[\dT]|^PT?$|^R\d*\/|^[+-]?\d/.test(text)
}

const EXPECTED: { readonly [kind in TimerKind]: readonly [string, string] } = {
  date: ['a date such as 2026-03-02T09:00:00+08:00', '日期，如 2026-03-02T09:00:00+08:00'],
  duration: ['a duration such as P3D or PT30M', '时长，如 P3D、PT30M'],
  cycle: ['a cycle such as R3/PT10M', '周期，如 R3/PT10M'],
}

/** Why a literal cannot be what the timer says it is; `null` when it can. */
export function timerTextProblem(
  text: string,
  kind: TimerKind,
): { readonly message: string; readonly messageZh: string } | null {
  const fits =
    kind === 'duration'
      ? isDuration(text)
      : kind === 'date'
        ? parseInstant(text, 'UTC') !== null
        : parseCycle(text) !== null
  if (fits) return null
  const [english, chinese] = EXPECTED[kind]
  return { message: `Expected ${english}, but found "${text}".`, messageZh: `定时器应为${chinese}，实际为“${text}”。` }
}
