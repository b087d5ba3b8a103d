import type { ClockSuspension } from '../../lifecycles/clock-ledger.ts'
import type { ClockRefusal } from '../../lifecycles/clock-refusals.ts'
import { moveClock } from '../../lifecycles/service-level-clock.ts'
import { emit, type Run } from '../run.ts'
import type { ClockState } from './clock-state.ts'
import { endOf } from './cover-clocks.ts'
import { record } from './record-clock.ts'

/** Who ends a suspension; `by` is `null` where it ends by itself. */
export interface EndOfSuspension {
  readonly id: string
  readonly department: string | null
  readonly by: string | null
  /** Instant in milliseconds. */
  readonly at: number
}

/** Ends a suspension in every clock that it stops, and of the whole. Says of how many, or why the first of them refuses. */
export function endSuspension(run: Run, { id, department, by, at }: EndOfSuspension): number | ClockRefusal {
  let count = 0
  for (const clock of clocksStoppedBy(run, id)) {
    const next = moveClock(clock, { type: 'resume', id, at, department })
    if (typeof next === 'string') return next
    record(run, clock, next, { type: 'clockResumed', suspension: id, by, at })
    count += 1
  }
  const whole = run.draft.wholeSuspensions?.find((each) => each.id === id && each.to === null)
  if (whole === undefined) return count === 0 ? 'no-such-suspension' : count
  if (whole.department !== null && whole.department !== department) return 'not-its-suspension'
  emit(run, { type: 'wholeResumed', suspension: id, at: endOf(whole, at) ?? at })
  return count + 1
}

/** What lasts, in the ledgers and of the whole. */
export function openSuspensions({ draft, context: { now } }: Run): readonly ClockSuspension[] {
  const { clocks = [], wholeSuspensions = [] } = draft
  const inLedgers = clocks.flatMap(({ context }) => context.suspensions.filter(({ to }) => to === null))
  return [...inLedgers, ...wholeSuspensions.filter((whole) => endOf(whole, now) === null)]
}

function clocksStoppedBy(run: Run, id: string): readonly ClockState[] {
  return (run.draft.clocks ?? []).filter(({ context }) =>
    context.suspensions.some((each) => each.id === id && each.to === null),
  )
}
