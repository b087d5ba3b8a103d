import { findClock, turnClock } from '../clocks/turn-clock.ts'
import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { reject } from '../rejections.ts'
import type { Run } from '../run.ts'
import { findTrigger } from '../triggers/find-trigger.ts'
import { happen } from '../triggers/happen.ts'

/** A timer came due. What it waited for may be gone meanwhile; then it is late and nothing happens. */
export function fireTimer(run: Run, { key }: BodyOf<'fireTimer'>): Rejection | null {
  const found = findTrigger(run.draft, (trigger) => trigger.type === 'timer' && trigger.key === key)
  if (found !== null) {
    happen(run, found, {})
    return null
  }
  const clock = findClock(run.draft, key)
  return clock === null ? reject('not-waiting', `timer ${key}`) : turnClock(run, clock)
}
