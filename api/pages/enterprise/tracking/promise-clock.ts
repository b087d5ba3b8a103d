import { closingTime, localTime, type Office, reckonDue, workingDaysBetween } from '../../../../engine/index.ts'
import type { ReachedState } from '../../../applications/queries.ts'
import type { Deadline } from '../../../deadlines/read-deadline.ts'

/** A time in which the promise does not run: the applicant corrects. */
export interface Pause {
  readonly from: Date
  /** `null` while it lasts. */
  readonly to: Date | null
}

export interface PromiseClock {
  readonly deadline: Deadline
  readonly pauses: readonly Pause[]
}

/**
 * The promised clock of a whole application: it starts with acceptance and stands still during corrections. `null`
 * before acceptance. `days` working days, `now` in milliseconds.
 */
export function promiseClock(
  reached: readonly ReachedState[],
  days: number,
  office: Office,
  now: number,
): PromiseClock | null {
  const accepted = reached.find(({ state }) => state === 'inReview')
  if (accepted === undefined) return null
  const startedAt = accepted.at.getTime()
  const pauses = pausesIn(reached)
  const period = (to: number | null) => ({
    ...office,
    acceptedAt: startedAt,
    days,
    extension: 0,
    suspensions: pauses.map((pause) => ({ from: pause.from.getTime(), to: pause.to?.getTime() ?? to })),
    at: now,
  })
  const reckoning = reckonDue(period(null))
  // While it is paused the date is what it would be if the pause ended now.
  const dueAt = reckoning.dueAt ?? reckonDue(period(now)).dueAt ?? now
  const counted = reckoning.dueAt === null ? reckonDue(period(now)).counted : reckoning.counted
  const dueDay = localTime(dueAt, office.zone).day
  const today = localTime(now, office.zone).day
  const closed = now >= closingTime(office, today) ? today : today - 1
  const overdueDays = Math.max(0, workingDaysBetween(office.calendar, dueDay, closed))
  return { deadline: { startedAt, dueAt, days, reckoning: { ...reckoning, counted }, overdueDays }, pauses }
}

/** From every request for correction to the review that follows it. */
function pausesIn(reached: readonly ReachedState[]): readonly Pause[] {
  return reached.flatMap(({ state, at }, index) => {
    if (state !== 'inCorrection') return []
    return [{ from: at, to: reached[index + 1]?.at ?? null }]
  })
}
