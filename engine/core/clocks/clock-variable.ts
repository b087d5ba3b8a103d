import { writeInstant } from '../../calendar/zone.ts'
import type { JsonValue } from '../../expressions/expression.ts'
import { findElement } from '../find-element.ts'
import type { Run } from '../run.ts'
import type { ClockState } from './clock-state.ts'
import { clocksOf } from './find-clocks.ts'
import { type FullReading, yellowDays } from './read-clock.ts'
import { readingOf } from './reading-of-run.ts'

/** The name under which expressions see the nearest clock, unless a variable of the model has it. */
export const CLOCK = 'clock'

/** A clock as expressions see it. */
export type ToldClock = { readonly [name: string]: JsonValue }

/**
 * What an expression at element `key` sees as `clock`: the nearest clock around it, as promised if there is such a one,
 * and each of both by its kind. `null` where no clock runs.
 */
export function clockVariable(run: Run, key: number): JsonValue {
  for (let at = findElement(run.draft.elements, key); at !== null; at = findElement(run.draft.elements, at.scope)) {
    const clocks = clocksOf(run.draft, at.key)
    if (clocks.length === 0) continue
    const [promised, statutory] = (['promised', 'statutory'] as const).map((kind) => {
      const clock = clocks.find(({ level }) => level.clock === kind)
      return clock === undefined ? null : told(run, clock)
    })
    return { ...(promised ?? statutory), promised: promised ?? null, statutory: statutory ?? null }
  }
  return null
}

/** Told once while the clock stands as it does: several conditions ask for it each time. */
function told(run: Run, clock: ClockState): ToldClock | null {
  const known = run.told.get(clock)
  if (known !== undefined) return known
  const reading = readingOf(run, clock.level, clock)
  if (reading === null) return null
  const now = tellClock(run, clock, reading)
  run.told.set(clock, now)
  return now
}

function tellClock(run: Run, clock: ClockState, reading: FullReading): ToldClock {
  const { value, context } = clock
  const { dueAt, provisional, usedDays, remainingDays, light } = reading
  return {
    used: usedDays,
    remaining: remainingDays,
    due: dueAt === null ? null : writeInstant(dueAt, run.context.zone),
    light,
    provisional,
    nearlyDue: isNearlyDue(clock, reading),
    overdue: dueAt !== null && run.context.now > dueAt,
    paused: value === 'paused',
    resumed: value === 'running' && context.suspensions.some(({ ground }) => ground !== 'betweenVisits'),
    extended: context.extension !== null,
  }
}

/** Also while it stands still: it does not become nearly due once more when it goes on. */
function isNearlyDue(
  { context, level }: ClockState,
  { light, dueAt, remainingDays }: Pick<FullReading, 'light' | 'dueAt' | 'remainingDays'>,
): boolean {
  if (light !== 'grey') return light !== 'green'
  const total = context.budget + (context.extension?.days ?? 0)
  return remainingDays <= yellowDays(total, level.yellow) && (total > 1 || dueAt !== null)
}
