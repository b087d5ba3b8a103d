import type { ClockSuspension } from '../../lifecycles/clock-ledger.ts'
import { emit, newKey, type Run } from '../run.ts'
import type { ClockState } from './clock-state.ts'

/**
 * An instance goes on from a point of one that has ended: so do its clocks, as if that had never ended. Nothing that
 * is done to an instance from outside stops or renews a time that the law or a promise gives.
 */
export function takeOverClocks(
  run: Run,
  clocks: readonly ClockState[],
  wholes: readonly ClockSuspension[] | undefined = [],
): void {
  if (clocks.length === 0) return
  // What nobody takes up again is over when the tokens have come to rest.
  run.movesByHand = true
  const end = Math.max(...clocks.map(({ context }) => context.endedAt ?? 0))
  for (const whole of wholes) emit(run, { type: 'wholePaused', suspension: suspensionBefore(whole, end) })
  for (const clock of clocks) emit(run, { type: 'clockStarted', clock: { ...asBefore(clock, end), key: newKey(run) } })
}

function asBefore(clock: ClockState, end: number): ClockState {
  const { context, host, value } = clock
  const isCutOff = value === 'ended' && context.endedAt === end
  const suspensions = context.suspensions.map((each) => suspensionBefore(each, isCutOff ? end : null))
  const isPaused = suspensions.some(({ to }) => to === null)
  const again = { value: isPaused ? 'paused' : 'running', context: { ...context, endedAt: null, suspensions } } as const
  return { ...clock, host: elsewhere(host), ...(isCutOff ? again : { context: { ...context, suspensions } }) }
}

function suspensionBefore(suspension: ClockSuspension, end: number | null): ClockSuspension {
  const { id, to, element, fromCaller = false } = suspension
  // Nobody calls the new instance, so that nobody would ever end what a caller began.
  const goesOn = end !== null && to === end && !fromCaller
  // Keys are counted anew, and none of the new ones may be taken for it.
  return { ...suspension, id: `${id}-before`, element: elsewhere(element), to: goesOn ? null : to }
}

/** A key of the other instance, which means nothing here; the process is the same in both. */
function elsewhere(key: number): number {
  return key === 0 ? 0 : -1 - key
}
