import { findGround } from '../../calendar/grounds.ts'
import type { ClockSuspension } from '../../lifecycles/clock-ledger.ts'
import { moveClock } from '../../lifecycles/service-level-clock.ts'
import { isOpen } from '../clocks/find-clocks.ts'
import { record } from '../clocks/record-clock.ts'
import { endSuspension } from '../clocks/resume-clocks.ts'
import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { reject } from '../rejections.ts'
import { emit, type Run } from '../run.ts'

/**
 * The whole around the call of this instance stands still from `from` on, or went on at `to`; all here does with it
 * (行政许可法 art. 45; domain.md §5). Words may come late, and the second before the first: what is told is the whole
 * suspension each time, so that nothing is counted that it covers, and nothing stands still for ever.
 */
export function coverClocks(run: Run, { suspension }: BodyOf<'coverClocks'>): Rejection | null {
  const { id, to, department } = suspension
  const known = run.draft.wholeSuspensions?.find((each) => each.id === id)
  if (known?.to != null) return reject('no-such-suspension', id)
  if (known !== undefined && to === null) return reject('already-suspended', id)
  if (known === undefined) begin(run, { ...suspension, to: null })
  if (to === null) return null
  const ended = endSuspension(run, { id, department, by: null, at: to })
  return typeof ended === 'string' ? reject(ended, id) : null
}

function begin(run: Run, suspension: ClockSuspension): void {
  emit(run, { type: 'wholePaused', suspension })
  const stops: readonly string[] = findGround(suspension.ground)?.stops ?? []
  for (const clock of run.draft.clocks ?? []) {
    if (!isOpen(clock) || !stops.includes(clock.level.clock)) continue
    const { dueAt } = clock.reading
    // What was overdue when the suspension began runs on, however late it is told.
    const overdue = dueAt !== null && suspension.from > dueAt
    const from = Math.max(suspension.from, clock.context.startedAt ?? suspension.from)
    const own = { ...suspension, from }
    const next = moveClock(clock, { type: 'pause', suspension: own, overdue })
    if (typeof next !== 'string') record(run, clock, next, { type: 'clockPaused', suspension: own })
  }
}
