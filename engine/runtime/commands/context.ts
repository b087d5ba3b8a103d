import { findCalendar } from '../../calendar/national-calendars.ts'
import { CLOSING_TIME } from '../../calendar/office.ts'
import type { Context } from '../../core/context.ts'
import type { ProcessInstance } from '../../core/instance.ts'
import { evaluateExpression } from '../../expressions/evaluate.ts'
import type { DatabaseClock } from '../../store/connection/database-clock.ts'

const STEP_LIMIT = 100_000

/** What the core may know of the world on this server: the database's time, and the calendars. */
export function contextFor(clock: DatabaseClock, zone: string): (instance: ProcessInstance | null) => Context {
  return (instance) => ({
    // Another node, whose clock ran a little ahead, may have written last.
    now: Math.max(clock.now(), instance?.changedAt ?? 0),
    zone,
    evaluate: evaluateExpression,
    office: (name) => {
      const calendar = findCalendar(name)
      return calendar === null ? null : { calendar, zone, closesAt: CLOSING_TIME }
    },
    stepLimit: STEP_LIMIT,
  })
}
