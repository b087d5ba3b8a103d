import type { Light } from '../clocks/clock.ts'
import type { Deadline } from './read-deadline.ts'

/**
 * A deadline with the light of its clock, which knows when its step turns yellow; `null` = it has no clock. Once its date
 * has passed it is overdue, whether the clock has turned yet or not; but nothing is late while its clock stands still.
 * `at` in milliseconds.
 */
export function litByClock(deadline: Deadline, light: Light | null, at: number): Deadline {
  const isLate = light !== 'grey' && at > deadline.dueAt
  const shown = isLate ? 'red' : (light ?? deadline.reckoning.light)
  return { ...deadline, reckoning: { ...deadline.reckoning, light: shown } }
}
