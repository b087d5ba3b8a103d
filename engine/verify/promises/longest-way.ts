/** Days that a stop on the way takes: each time that it is passed, and once however often. */
export interface Stop {
  readonly id: string
  readonly eachTime: number
  readonly once: number
}

export interface Leg {
  readonly from: string
  readonly to: string
  /** How often it may be gone; `null` = without a bound, unless it leads only forwards. */
  readonly rounds: number | null
}

export type LongestWay =
  | { readonly decided: true; readonly days: number; readonly stops: readonly string[] }
  /** A loop without a bound goes through this stop. */
  | { readonly decided: false; readonly stop: string }

const nowhere: LongestWay = { decided: true, days: 0, stops: [] }

/** The most days on any way; ways side by side count as the longest of them, loops as often as they are bounded. */
export function longestWay(stops: readonly Stop[], legs: readonly Leg[]): LongestWay {
  const next = new Map(stops.map(({ id }) => [id, legs.filter(({ from }) => from === id)]))
  const knots = knotsOf(stops, next)
  const knotOf = new Map(knots.flatMap((knot) => knot.map(({ id }) => [id, knot] as const)))
  const known = new Map<readonly Stop[], LongestWay>()

  const from = (knot: readonly Stop[]): LongestWay => {
    const before = known.get(knot)
    if (before !== undefined) return before
    const inside = within(knot, legs)
    const onwards = new Set(onwardKnots(knot, legs, knotOf))
    const way = joined(inside, longestOf([...onwards].map(from)))
    known.set(knot, way)
    return way
  }
  return longestOf(knots.map(from))
}

function onwardKnots(
  knot: readonly Stop[],
  legs: readonly Leg[],
  knotOf: ReadonlyMap<string, readonly Stop[]>,
): readonly (readonly Stop[])[] {
  const ids = new Set(knot.map(({ id }) => id))
  return legs.flatMap(({ from, to }) => {
    const other = ids.has(from) ? knotOf.get(to) : undefined
    return other === undefined || other === knot ? [] : [other]
  })
}

/** The most days within stops that can all be come back to, or at a single one. */
function within(knot: readonly Stop[], legs: readonly Leg[]): LongestWay {
  const ids = new Set(knot.map(({ id }) => id))
  const inside = legs.filter(({ from, to }) => ids.has(from) && ids.has(to))
  const [only] = knot
  if (inside.length === 0 && only !== undefined) {
    const days = only.eachTime + only.once
    return { decided: true, days, stops: days > 0 ? [only.id] : [] }
  }
  const bounded = inside.filter(({ rounds }) => rounds !== null)
  const repeated = knot.find(({ eachTime }) => eachTime > 0)
  const all = knot.reduce((sum, { once }) => sum + once, 0)
  const counted = knot.filter(({ once }) => once > 0).map(({ id }) => id)
  if (bounded.length === 0) {
    if (repeated !== undefined) return { decided: false, stop: repeated.id }
    return { decided: true, days: all, stops: counted }
  }
  const passes = bounded.reduce((sum, { rounds }) => sum + (rounds ?? 0), 1)
  const again = overPasses(knot, inside, Math.min(passes, mostPasses))
  const forwards = inside.filter(({ rounds }) => rounds === null)
  const once = longestWay(
    knot.map((stop) => ({ ...stop, eachTime: 0 })),
    forwards,
  )
  if (!again.decided || !once.decided) return again.decided ? once : again
  // More passes than are looked at one by one are all taken for as long as the longest.
  const days = again.days * Math.ceil(passes / mostPasses) + Math.min(all, passes * once.days)
  return { decided: true, days, stops: [...new Set([...again.stops, ...once.stops])] }
}

const mostPasses = 20

/** The most days each time that a stop is passed: a bounded leg leads to the same stops in the next pass. */
function overPasses(knot: readonly Stop[], legs: readonly Leg[], passes: number): LongestWay {
  const at = (id: string, pass: number) => `${pass} ${id}`
  const every = Array.from({ length: passes }, (_, pass) => pass)
  const way = longestWay(
    every.flatMap((pass) => knot.map(({ id, eachTime }) => ({ id: at(id, pass), eachTime, once: 0 }))),
    every.flatMap((pass) =>
      legs
        .filter(({ rounds }) => rounds === null || pass + 1 < passes)
        .map(({ from, to, rounds }) => ({
          from: at(from, pass),
          to: at(to, rounds === null ? pass : pass + 1),
          rounds: null,
        })),
    ),
  )
  const named = (stop: string) => stop.slice(stop.indexOf(' ') + 1)
  return way.decided ? { ...way, stops: [...new Set(way.stops.map(named))] } : { ...way, stop: named(way.stop) }
}

function joined(first: LongestWay, second: LongestWay): LongestWay {
  if (!first.decided) return first
  if (!second.decided) return second
  return { decided: true, days: first.days + second.days, stops: [...first.stops, ...second.stops] }
}

function longestOf(ways: readonly LongestWay[]): LongestWay {
  return ways.reduce((longest, way) => {
    if (!longest.decided) return longest
    return !way.decided || way.days > longest.days ? way : longest
  }, nowhere)
}

/** Stops that lead to each other stand in one knot; every other one is alone. */
function knotsOf(stops: readonly Stop[], next: ReadonlyMap<string, readonly Leg[]>): readonly (readonly Stop[])[] {
  const byId = new Map(stops.map((stop) => [stop.id, stop]))
  const reach = new Map(stops.map(({ id }) => [id, reachedFrom(id, next)]))
  const placed = new Set<string>()
  return stops.flatMap((stop) => {
    if (placed.has(stop.id)) return []
    const together = [...(reach.get(stop.id) ?? [])].filter(
      (other) => other !== stop.id && reach.get(other)?.has(stop.id),
    )
    const knot = [stop, ...together.flatMap((other) => byId.get(other) ?? [])]
    for (const { id } of knot) placed.add(id)
    return [knot]
  })
}

function reachedFrom(id: string, next: ReadonlyMap<string, readonly Leg[]>): ReadonlySet<string> {
  const found = new Set<string>()
  const open = (next.get(id) ?? []).map(({ to }) => to)
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (found.has(at)) continue
    found.add(at)
    open.push(...(next.get(at) ?? []).map(({ to }) => to))
  }
  return found
}
