import type { Clock } from '../../lifecycles/clock-ledger.ts'
import { emit, type Run } from '../run.ts'
import type { ClockEvent } from './clock-event.ts'
import type { ClockReading, ClockState } from './clock-state.ts'
import { readingOf } from './reading-of-run.ts'

type Happened = Exclude<ClockEvent, { readonly type: 'clockStarted' | 'clockMoved' | 'lightChanged' }>
type About = 'key' | 'host' | 'node' | 'reading'
type Distributed<T> = T extends Happened ? Omit<T, About> : never

/** What a clock reads after a move; as before where its calendar is not known any more. */
export function readingNow(run: Run, { level, reading }: ClockState, clock: Clock): ClockReading {
  const now = readingOf(run, level, clock)
  if (now === null) return reading
  const { dueAt, provisional, light, turnsAt } = now
  return { dueAt, provisional, light, turnsAt }
}

/** Records what happened to a clock, with how it now stands, and its light where that has changed. */
export function record(run: Run, clock: ClockState, next: Clock, event: Distributed<Happened>): void {
  const { key, host, node } = clock
  const reading = readingNow(run, clock, next)
  // One of the events above, put together again.
  emit(run, { ...event, key, host, node, reading } as Happened)
  recordLight(run, clock, reading)
}

/** Each change of a light is an event of its own, to which a model may react. */
export function recordLight(run: Run, { key, host, node, reading: before }: ClockState, reading: ClockReading): void {
  if (before.light !== reading.light) emit(run, { type: 'lightChanged', key, host, node, from: before.light, reading })
}
