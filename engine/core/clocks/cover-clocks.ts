import { findGround } from '../../calendar/grounds.ts'
import type { Clock, ClockSuspension } from '../../lifecycles/clock-ledger.ts'
import type { Run } from '../run.ts'
import type { ClockLevel } from './clock-state.ts'
import { scopesAround } from './find-clocks.ts'
import { readingOf } from './reading-of-run.ts'

/** A clock that begins, or goes on, at an element. */
export interface Beginning {
  readonly host: number
  readonly level: ClockLevel
  /** How it stands if nothing covers it. */
  readonly clock: Clock
  /** From when on it counts, in milliseconds. */
  readonly since: number
}

/**
 * The suspensions of what lies around an element under which a clock of it begins: those of its own ground that last, or
 * ended after the instant from which it counts. They go into its ledger, for it alone must tell how the clock stands.
 */
export function coveredFrom(run: Run, beginning: Beginning): readonly ClockSuspension[] {
  const { host, level, clock, since } = beginning
  const covered: ClockSuspension[] = []
  for (const each of suspensionsOver(run, host, since)) {
    if (findGround(each.ground)?.stops.includes(level.clock) !== true) continue
    const { context } = clock
    const suspensions = [...context.suspensions, ...covered]
    const dueAt = readingOf(run, level, { ...clock, context: { ...context, suspensions } })?.dueAt ?? null
    // What was overdue when the suspension began runs on.
    if (dueAt !== null && each.from > dueAt) continue
    const whole = each.element === host ? undefined : ({ ofWhole: true } as const)
    covered.push({ ...each, ...whole, from: Math.max(each.from, since) })
  }
  return covered
}

/** In the order in which they began. */
function suspensionsOver({ draft, context }: Run, host: number, since: number): readonly ClockSuspension[] {
  const { wholeSuspensions = [], elements } = draft
  if (wholeSuspensions.length === 0) return []
  const around = [host, ...scopesAround(elements, host)]
  return wholeSuspensions
    .map((each) => ({ ...each, to: endOf(each, context.now) }))
    .filter(({ element, to }) => around.includes(element) && (to === null || to > since))
}

/** It is over at its limit, whether anybody has noted that yet or not. */
export function endOf({ to, limit }: Pick<ClockSuspension, 'to' | 'limit'>, now: number): number | null {
  return to ?? (limit !== null && limit <= now ? limit : null)
}
