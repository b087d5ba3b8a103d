import type { JsonValue, Variables } from '../../expressions/expression.ts'
import { sameJson } from '../same-json.ts'
import { type ClockResult, clockResults, type ReadAt } from '../world/clock-results.ts'
import type { Member } from '../world/world.ts'
import type { Mismatch } from './expected.ts'

/** Compares readings of clocks, as of now, with what is expected of them. */
export function judgeClocks(
  members: readonly Member[],
  expected: { readonly [element: string]: Variables },
  at: ReadAt,
): Mismatch | null {
  const clocks = members.flatMap(({ instance }) => clockResults(instance, at))
  for (const [name, wanted] of Object.entries(expected)) {
    const clock = find(clocks, name)
    // A reading is plain JSON.
    const all = (clock ?? {}) as unknown as Variables
    const found = Object.fromEntries(Object.keys(wanted).map((key): [string, JsonValue] => [key, all[key] ?? null]))
    if (clock === undefined) return { key: `clocks.${name}`, expected: wanted, found: null }
    if (!sameJson(wanted, found)) return { key: `clocks.${name}`, expected: wanted, found }
  }
  return null
}

/** The last that was started, as promised where nothing else is said. */
function find(clocks: readonly ClockResult[], name: string): ClockResult | undefined {
  const [element, kind] = name.split('/')
  const there = clocks.filter((each) => each.element === element && (kind === undefined || each.clock === kind))
  return there.findLast(({ clock }) => clock === 'promised') ?? there.at(-1)
}
