import type { Rejection } from '../decision.ts'
import { reject } from '../rejections.ts'
import { emit, type Run } from '../run.ts'
import type { ClockState } from './clock-state.ts'
import { isOpen } from './find-clocks.ts'
import { readingNow, recordLight } from './record-clock.ts'
import { endSuspension } from './resume-clocks.ts'

/** The open clock with this key, whose due row has come. */
export function findClock(
  { clocks = [] }: { readonly clocks?: readonly ClockState[] },
  key: number,
): ClockState | null {
  return clocks.find((clock) => clock.key === key && isOpen(clock)) ?? null
}

/** Time has passed for a clock: a suspension has lasted as long as it may, or its light changes. */
export function turnClock(run: Run, clock: ClockState): Rejection | null {
  const { now } = run.context
  const { turnsAt } = clock.reading
  if (turnsAt === null || turnsAt > now) return reject('not-waiting', `clock ${clock.key}`)
  // However late it is noticed, it has lasted until its limit and no longer.
  for (const { id, to, limit, department } of clock.context.suspensions) {
    if (to === null && limit !== null && limit <= now) endSuspension(run, { id, department, by: null, at: limit })
  }
  refresh(run, clock.key)
  return null
}

/** The calendar has changed: every open clock is reckoned anew. */
export function rescheduleClocks(run: Run): null {
  for (const { key } of run.draft.clocks ?? []) refresh(run, key)
  return null
}

function refresh(run: Run, key: number): void {
  const clock = findClock(run.draft, key)
  if (clock === null) return
  const { host, node } = clock
  const reading = readingNow(run, clock, clock)
  const { dueAt, provisional, turnsAt, light } = clock.reading
  const isSame = dueAt === reading.dueAt && provisional === reading.provisional
  const turnsLater = light === reading.light && turnsAt !== reading.turnsAt
  if (!isSame || turnsLater) emit(run, { type: 'clockRescheduled', key, host, node, reading })
  recordLight(run, clock, reading)
}
