import { addWorkingDays } from '../../calendar/calendar.ts'
import { closingTime, effectiveDay } from '../../calendar/office.ts'
import { localTime } from '../../calendar/zone.ts'
import type { ClockSuspension } from '../../lifecycles/clock-ledger.ts'
import { moveClock } from '../../lifecycles/service-level-clock.ts'
import { emit, type Run } from '../run.ts'
import type { ClockState } from './clock-state.ts'
import { coveredFrom } from './cover-clocks.ts'
import { record } from './record-clock.ts'

/**
 * The node of a clock is visited again. The time between two visits was not its own, so that the ledger of a promise has
 * a suspension for it; no such ground stops the time by law (行政许可法 art. 45), but what covered the whole meanwhile did.
 * Where somebody only moved the token by hand, the clock goes on as if nothing had been.
 */
export function reopen(run: Run, clock: ClockState, host: number): void {
  const { key, node, host: from } = clock
  if (from !== host) emit(run, { type: 'clockMoved', key, host, node, from })
  const { endedAt } = clock.context
  if (endedAt === null) return
  const between = clock.level.clock === 'statutory' ? null : timeBetween(run, clock, host, endedAt)
  const bare = moveClock(clock, { type: 'reopen', between })
  if (typeof bare === 'string') return
  const since = between === null ? endedAt : run.context.now
  const covered = coveredFrom(run, { host, level: clock.level, clock: bare, since })
  const next = covered.length === 0 ? bare : moveClock(clock, { type: 'reopen', between, covered })
  if (typeof next === 'string') return
  const under = covered.length === 0 ? undefined : { covered }
  record(run, { ...clock, host }, next, { type: 'clockReopened', between, ...under })
}

function timeBetween(run: Run, clock: ClockState, host: number, endedAt: number): ClockSuspension {
  const { node } = clock
  return {
    id: `visit-${host}`,
    element: host,
    ground: 'betweenVisits',
    article: '不在本环节办理',
    by: node,
    department: null,
    why: 'between two visits',
    evidence: [node],
    from: lastOpen(run, clock, endedAt),
    to: run.context.now,
    expectedEnd: null,
    limit: null,
  }
}

/** Who is done after hours has used that day, and none of those that follow. */
function lastOpen(run: Run, { level }: ClockState, at: number): number {
  const office = run.context.office(level.calendar)
  if (office === null) return at
  const day = effectiveDay(office, at)
  const isOpen = localTime(at, office.zone).day === day
  return isOpen ? at : closingTime(office, addWorkingDays(office.calendar, day, -1)) - 1
}
