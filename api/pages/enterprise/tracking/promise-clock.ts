import { type GroundedPeriod, type Office, reckonDue } from '../../../../engine/index.ts'
import type { ReachedState } from '../../../applications/queries.ts'
import { clockDeadline, type StoredClock, type StoredSuspension } from '../../../clocks/clock.ts'
import { type Deadline, overdueDaysAt } from '../../../deadlines/read-deadline.ts'

/** A time in which the promise does not run, with its ground in law. */
export interface Pause {
  readonly from: Date
  /** `null` while it lasts. */
  readonly to: Date | null
  readonly ground: string
  readonly article: string | null
}

export interface PromiseClock {
  readonly deadline: Deadline
  readonly pauses: readonly Pause[]
  /** Added by the head of the authority; `reason` names the words that were written with it. */
  readonly extension: { readonly days: number; readonly reason: string } | null
}

/**
 * The promised clock of a whole application: its days, its stops and its date are those of its ledger. Where the process
 * keeps no such clock, it runs `promisedDays` working days from acceptance and stands still during corrections. `null`
 * before acceptance. `now` in milliseconds.
 */
export function promiseClock(
  reached: readonly ReachedState[],
  clock: StoredClock | null,
  promisedDays: number,
  office: Office,
  now: number,
): PromiseClock | null {
  const accepted = reached.find(({ state }) => state === 'inReview')
  if (accepted === undefined) return null
  if (clock === null) return promiseWithoutClock(accepted.at.getTime(), pausesIn(reached), promisedDays, office, now)
  const { extension, suspensions } = clock.ledger
  return {
    deadline: { ...clockDeadline(office, clock, now), beginning: 'acceptance' },
    pauses: suspensions.filter(isOfLaw).map(pauseOf),
    extension,
  }
}

function promiseWithoutClock(
  acceptedAt: number,
  pauses: readonly Pause[],
  days: number,
  office: Office,
  now: number,
): PromiseClock {
  const period = (to: number | null): GroundedPeriod => ({
    ...office,
    acceptedAt,
    days,
    extension: 0,
    suspensions: pauses.map(({ from, to: until, ground, article }) => {
      return { from: from.getTime(), to: until?.getTime() ?? to, ground, article, who: null, why: null }
    }),
    at: now,
  })
  const reckoning = reckonDue(period(null))
  // While it is paused the date is what it would be if the pause ended now.
  const asIfResumed = reckonDue(period(now))
  const dueAt = reckoning.dueAt ?? asIfResumed.dueAt ?? now
  const deadline: Deadline = {
    startedAt: acceptedAt,
    dueAt,
    days,
    reckoning: { ...reckoning, counted: reckoning.dueAt === null ? asIfResumed.counted : reckoning.counted },
    overdueDays: overdueDaysAt(office, dueAt, now),
    period: period(null),
    beginning: 'acceptance',
  }
  return { deadline, pauses, extension: null }
}

/** The time between two visits of a step is nobody's suspension. */
function isOfLaw({ ground }: StoredSuspension): boolean {
  return ground !== 'betweenVisits'
}

function pauseOf({ from, to, ground, article }: StoredSuspension): Pause {
  return { from: new Date(from), to: to === null ? null : new Date(to), ground, article }
}

/** From every request for correction to the review that follows it. */
function pausesIn(reached: readonly ReachedState[]): readonly Pause[] {
  return reached.flatMap(({ state, at }, index) => {
    if (state !== 'inCorrection') return []
    return [{ from: at, to: reached[index + 1]?.at ?? null, ground: 'correction', article: null }]
  })
}
