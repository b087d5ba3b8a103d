import { moveClock } from '../../lifecycles/service-level-clock.ts'
import { findElement } from '../find-element.ts'
import type { Run } from '../run.ts'
import type { ClockState } from './clock-state.ts'
import { clocksOf, isOpen } from './find-clocks.ts'
import { record } from './record-clock.ts'
import { endSuspension, openSuspensions } from './resume-clocks.ts'

/** An element ends: its clocks do, and what stood still for it goes on. Where a token is moved by hand, its clocks wait. */
export function endClocks(run: Run, key: number): void {
  if (run.draft.clocks === undefined && run.draft.wholeSuspensions === undefined) return
  const own = openSuspensions(run).filter(({ element }) => element === key)
  for (const id of new Set(own.map((each) => each.id))) {
    const { department = null } = own.find((each) => each.id === id) ?? {}
    if (!run.movesByHand) endSuspension(run, { id, department, by: null, at: run.context.now })
  }
  if (run.movesByHand) return
  for (const clock of clocksOf(run.draft, key)) end(run, clock, 'end')
}

/** Silence has its effect by law: the clock is not merely over. */
export function deemClocks(run: Run, key: number): void {
  for (const clock of clocksOf(run.draft, key)) {
    if (clock.reading.light === 'red') end(run, clock, 'deem')
  }
}

/** The process has reached the milestone at which one of its clocks ends. */
export function endProcessClocks(run: Run, milestone: string): void {
  for (const level of run.definition.serviceLevels) {
    if (level.endsAt !== milestone) continue
    for (const clock of clocksOf(run.draft, 0)) if (clock.level.clock === level.clock) end(run, clock, 'end')
  }
}

/** After tokens were moved by hand: what nobody has taken up again is over. */
export function endLostClocks(run: Run): void {
  run.movesByHand = false
  for (const { id, element, department } of openSuspensions(run)) {
    if (findElement(run.draft.elements, element) === null)
      endSuspension(run, { id, department, by: null, at: run.context.now })
  }
  for (const clock of run.draft.clocks ?? []) {
    if (isOpen(clock) && findElement(run.draft.elements, clock.host) === null) end(run, clock, 'end')
  }
}

function end(run: Run, clock: ClockState, type: 'end' | 'deem'): void {
  const at = run.context.now
  const next = moveClock(clock, { type, at })
  if (typeof next === 'string') return
  const isKept = clock.host === 0 || clock.level.scope === 'gate' || run.endsByHand
  record(run, clock, next, {
    type: 'clockEnded',
    state: type === 'end' ? 'ended' : 'deemed',
    at,
    context: next.context,
    ...(isKept ? { kept: true } : undefined),
  })
}
