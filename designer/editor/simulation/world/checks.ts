import type { JsonValue } from '../../../../engine/expressions/expression.ts'
import { clockResults } from '../../../../engine/simulate/world/clock-results.ts'
import { countWaiting } from '../../../../engine/simulate/world/standing.ts'
import { linesOf } from '../../../../engine/simulate/world/trace.ts'
import type { World } from '../../../../engine/simulate/world/world.ts'

/** What a scenario may hold on to at this moment, as the insides of a `check`. */
export interface Checks {
  /** Whether it has ended, else what waits. */
  readonly state: { readonly [key: string]: JsonValue }
  /** The tasks and ends that it has come by. */
  readonly path: readonly string[]
  /** Clock → its light and due instant. */
  readonly clocks: { readonly [element: string]: JsonValue }
}

export function checksOf(world: World): Checks {
  const { members, now, settings, trace } = world
  const hasEnded = members.length > 0 && members.every(({ instance }) => instance.state !== 'active')
  const passed = linesOf(trace).filter(({ event, type }) => event === 'completed' && /Task$|^endEvent$/.test(type))
  const running = members.filter(({ instance }) => instance.state === 'active')
  const clocks = running
    .flatMap(({ instance }) => clockResults(instance, { now, zone: settings.zone }))
    .filter(({ state }) => state === 'running' || state === 'paused')
  return {
    state: hasEnded ? { ended: true } : { ended: false, waiting: Object.fromEntries(countWaiting(members)) },
    path: [...new Set(passed.map(({ element }) => element))],
    clocks: Object.fromEntries(
      clocks.map(({ element, clock, light, due }) => [
        clock === 'statutory' ? `${element}/statutory` : element,
        { light, due },
      ]),
    ),
  }
}
