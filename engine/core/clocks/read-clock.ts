import { type CountedDays, countedDayAt } from '../../calendar/counted-days.ts'
import { closingTime, type Office } from '../../calendar/office.ts'
import { type Reading, readCounted } from '../../calendar/reckon-due.ts'
import { instantAt } from '../../calendar/zone.ts'
import type { Clock } from '../../lifecycles/clock-ledger.ts'
import type { ClockLevel, ClockReading } from './clock-state.ts'

export type FullReading = ClockReading & Pick<Reading, 'usedDays' | 'remainingDays'>

/**
 * How a clock stands at an instant: a function of its ledger and the calendar, and of nothing else (domain.md §5). What
 * has ended stands as it stood then.
 */
export function readClock(
  office: Office,
  { context }: Clock,
  { yellow }: Pick<ClockLevel, 'yellow'>,
  now: number,
): FullReading {
  const { budget, startedAt, endedAt, suspensions } = context
  const extension = context.extension?.days ?? 0
  const at = endedAt ?? now
  const period = { ...office, acceptedAt: startedAt ?? at, days: budget, extension, suspensions, at, yellow }
  const { reading, counted } = readCounted(period)
  const { dueAt, provisional, usedDays, remainingDays, light } = reading
  const turnsAt = endedAt === null ? nextTurn(office, reading, counted, context, yellow) : null
  return { dueAt, provisional, light, turnsAt, usedDays, remainingDays }
}

/** The working days that remain when a light turns yellow: a fifth of the budget unless the step says otherwise. */
export function yellowDays(total: number, yellow: number | null): number {
  return yellow ?? Math.max(1, Math.ceil(total / 5))
}

function nextTurn(
  office: Office,
  { light, dueAt }: Pick<Reading, 'light' | 'dueAt'>,
  counted: CountedDays,
  { budget, extension, suspensions }: Clock['context'],
  yellow: number | null,
): number | null {
  switch (light) {
    case 'grey': {
      const limits = suspensions.flatMap(({ to, limit }) => (to === null && limit !== null ? [limit] : []))
      return limits.length === 0 ? null : Math.min(...limits)
    }
    case 'green': {
      const total = budget + (extension?.days ?? 0)
      const before = total - yellowDays(total, yellow)
      // With one day only, yellow comes with that day itself; else when all but the last ones are closed.
      const day = countedDayAt(counted, Math.max(1, before))
      if (day === null) return null
      return before < 1 ? instantAt(day, 0, office.zone) : closingTime(office, day)
    }
    case 'yellow':
      return dueAt === null ? null : dueAt + 1
    case 'red':
      return null
  }
}
