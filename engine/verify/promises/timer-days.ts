import { nationalCalendar } from '../../calendar/national-calendars.ts'
import type { CompiledExpression } from '../../expressions/expression.ts'
import { addDuration, parseCycle, parseInstant } from '../../model/duration.ts'
import type { CaughtEvent, TimerEventDefinition } from '../../model/nodes/event-definition.ts'
import { singleEvents } from '../../model/nodes/single-events.ts'
import { constantValue } from '../explore/stand-ins.ts'

const day = 86_400_000

/** Before the longest months, so that months and years are at their longest; in UTC no day is shorter. */
const aDay = Date.UTC(2027, 11, 1)

/** A time so and so many working days from now, as our own FEEL function says it. */
const workingDaysFromNow = /^=?\s*add working days\(\s*now\(\)\s*,\s*(\d{1,4})\s*\)\s*$/

/** Working days that a timer lets pass at most until it fires for the last time; `null` = nobody can say. */
export function timerDays({ kind, value }: TimerEventDefinition): number | null {
  if (kind === 'date') return daysUntil(value)
  const text = constantValue(value)
  if (typeof text !== 'string') return null
  if (kind === 'duration') return daysOf(text)
  const cycle = parseCycle(text)
  if (cycle === null || cycle.times < 0 || cycle.start !== null) return null
  const each = lengthOf(cycle.interval)
  return each === null ? null : workingDaysWithin(each * cycle.times)
}

/** The days until the first of the timers that an event waits for, where it need not wait for anything else. */
export function firstTimerDays(trigger: CaughtEvent | null): number | null {
  if (trigger === null || (trigger.type === 'multiple' && trigger.parallel)) return null
  const known = timersOf(trigger).flatMap((timer) => firstFiring(timer) ?? [])
  return known.length === 0 ? null : Math.min(...known)
}

export function timersOf(trigger: CaughtEvent | null): readonly TimerEventDefinition[] {
  return singleEvents(trigger).filter((event): event is TimerEventDefinition => event.type === 'timer')
}

function firstFiring(timer: TimerEventDefinition): number | null {
  if (timer.kind !== 'cycle') return timerDays(timer)
  const text = constantValue(timer.value)
  const cycle = typeof text === 'string' ? parseCycle(text) : null
  return cycle === null || cycle.start !== null ? null : daysOf(cycle.interval)
}

function daysUntil(value: CompiledExpression): number | null {
  const days = workingDaysFromNow.exec(value.source)?.[1]
  if (days !== undefined) return Number(days)
  if (value.names.length > 0) return null
  const [early, late] = [aDay, aDay + 400 * day].map((now) => {
    const at = value.evaluate({ read: () => undefined, now, zone: 'UTC' })
    const instant = at.ok && typeof at.value === 'string' ? parseInstant(at.value, 'UTC') : null
    return instant === null ? null : instant - now
  })
  // A date that is set is as far away as the process starts early.
  return early === undefined || early === null || early !== late ? null : workingDaysWithin(early)
}

function daysOf(duration: string): number | null {
  const length = lengthOf(duration)
  return length === null ? null : workingDaysWithin(length)
}

function lengthOf(duration: string): number | null {
  const end = addDuration(aDay, duration, 'UTC')
  return end === null ? null : end - aDay
}

/** Begun days, for even a short wait may go over closing time; at most as many as were ever worked in such a span. */
function workingDaysWithin(length: number): number {
  const span = Math.max(0, Math.ceil(length / day))
  const { counts } = nationalCalendar
  if (span >= counts.length) return Math.ceil((span * 5) / 7)
  return counts.slice(span).reduce((most, count, at) => Math.max(most, count - (counts[at] ?? 0)), 0)
}
