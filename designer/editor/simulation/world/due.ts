import { writeInstant } from '../../../../engine/calendar/zone.ts'
import { clockTurnsDue, triggersDue } from '../../../../engine/core/timers.ts'
import type { World } from '../../../../engine/simulate/world/world.ts'
import type { Line } from './line.ts'

/** What falls due next by itself. */
export interface NextDue {
  readonly at: number
  /** A timer's event, or the node or process whose light changes. */
  readonly element: string
  readonly kind: 'timer' | 'light'
  /** Moves the clock there. */
  readonly line: Line
}

/** The last instant that a date can hold. */
const FAR = 8.64e15

/** The first of all timers and changes of lights that are still to come. */
export function nextDue({ members, armed, settings }: World): NextDue | null {
  const running = members.filter(({ instance }) => instance.state === 'active')
  const due = running.flatMap(({ instance }) => {
    const turns = new Set(clockTurnsDue(instance, FAR).map(({ key }) => key))
    return triggersDue(instance, FAR).map(({ key, node, dueAt }) => {
      const kind = turns.has(key) ? ('light' as const) : ('timer' as const)
      return { at: dueAt, element: node, kind }
    })
  })
  const starts = armed.map(({ timer }) => ({ at: timer.dueAt, element: timer.node, kind: 'timer' as const }))
  const [first] = [...due, ...starts].sort((a, b) => a.at - b.at)
  return first === undefined ? null : { ...first, line: advanceTo(first.at, settings.zone) }
}

/** The line that moves the clock to an instant, to the next full second. */
export function advanceTo(at: number, zone: string): Line {
  return { advanceTo: writeInstant(Math.ceil(at / 1000) * 1000, zone) }
}
