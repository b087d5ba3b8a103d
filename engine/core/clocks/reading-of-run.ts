import type { Clock } from '../../lifecycles/clock-ledger.ts'
import type { Run } from '../run.ts'
import type { ClockLevel } from './clock-state.ts'
import { type FullReading, readClock } from './read-clock.ts'

/**
 * How a clock stands in this command; `null` where nobody knows its calendar. While a command is handled no time passes
 * and no calendar changes, so that each ledger is read once.
 */
export function readingOf(run: Run, level: ClockLevel, clock: Clock): FullReading | null {
  // A ledger is never changed, only replaced, and belongs to one clock, whose level stays.
  const known = run.readings.get(clock.context)
  if (known !== undefined) return known
  const office = run.context.office(level.calendar)
  if (office === null) return null
  const reading = readClock(office, clock, level, run.context.now)
  run.readings.set(clock.context, reading)
  return reading
}
