import type { Leg, Stop } from './stop.ts'
import type { Unknown } from './worst.ts'

/** Stops that lead to each other stand in one knot: within it, legs are gone a number of times. */
export interface Knots {
  readonly stops: ReadonlyMap<string, Stop>
  readonly from: (id: string) => readonly Leg[]
  /** Whether a leg stays within a knot. */
  readonly isWithin: (leg: Leg) => boolean
  /** How often a leg of a knot may be gone, and where that is counted; `null` = it leads only forwards. */
  readonly roundsOf: (leg: Leg) => { readonly at: number; readonly most: number } | null
  /** Whether one may come back to a stop. */
  readonly isRepeated: (id: string) => boolean
  /** Why the days of what can be reached are not all known. */
  readonly unknown: Unknown | null
}

/** A loop without bound that spends nothing but budgets is gone until they are spent; any other one is not known. */
export function knotsOf(starts: readonly string[], stops: readonly Stop[], all: readonly Leg[]): Knots {
  const legs = all.filter(({ rounds }) => rounds !== 0)
  const byId = new Map(stops.map((stop) => [stop.id, stop]))
  const next = groupedBy(legs)
  const reach = new Map(stops.map(({ id }) => [id, reachedFrom([id], next)]))
  const leads = (from: string, to: string) => reach.get(from)?.has(to) === true
  const isWithin = ({ from, to }: Leg) => leads(to, from) && leads(from, to)
  const reached = reachedFrom(starts, next)
  for (const start of starts) reached.add(start)
  const alive = stops.filter(({ id }) => reached.has(id))

  const endless = groupedBy(legs.filter((leg) => leg.rounds === null && isWithin(leg)))
  const bounds = new Map<Leg, number>()
  let unknown = alive.find((stop) => stop.unknown !== null)?.unknown ?? null
  for (const leg of legs) if (leg.rounds !== null && isWithin(leg)) bounds.set(leg, leg.rounds)
  for (const leg of backLegs([...starts, ...alive.map(({ id }) => id)], endless)) {
    const behind = reachedFrom([leg.to], endless)
    const round = alive.filter(({ id }) => behind.has(id) && reachedFrom([id], endless).has(leg.from))
    const passed = [...round, ...alive.filter(({ id }) => id === leg.from || id === leg.to)]
    const counted = passed.find(({ days, once }) => days > 0 && !once)
    if (counted !== undefined) unknown ??= { element: counted.id, why: 'loop' }
    bounds.set(leg, counted === undefined ? passed.filter(({ days }) => days > 0).length : 0)
  }
  const counters = new Map([...bounds].map(([leg, most], at) => [leg, { at, most }]))
  return {
    stops: byId,
    from: (id) => next.get(id) ?? [],
    isWithin,
    roundsOf: (leg) => counters.get(leg) ?? null,
    isRepeated: (id) => leads(id, id),
    unknown,
  }
}

function groupedBy(legs: readonly Leg[]): ReadonlyMap<string, readonly Leg[]> {
  const grouped = new Map<string, Leg[]>()
  for (const leg of legs) grouped.set(leg.from, [...(grouped.get(leg.from) ?? []), leg])
  return grouped
}

/** Legs without which none of these leads in a circle. */
function backLegs(starts: readonly string[], next: ReadonlyMap<string, readonly Leg[]>): readonly Leg[] {
  const done = new Set<string>()
  const back: Leg[] = []
  for (const start of starts) {
    const way: { readonly id: string; readonly left: Leg[] }[] = []
    const enter = (id: string) => way.push({ id, left: [...(next.get(id) ?? [])] })
    if (!done.has(start)) enter(start)
    for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
      const leg = at.left.shift()
      if (leg === undefined) {
        done.add(at.id)
        way.pop()
      } else if (way.some(({ id }) => id === leg.to)) back.push(leg)
      else if (!done.has(leg.to)) enter(leg.to)
    }
  }
  return back
}

function reachedFrom(starts: readonly string[], next: ReadonlyMap<string, readonly Leg[]>): Set<string> {
  const found = new Set<string>()
  const open = starts.flatMap((start) => next.get(start) ?? []).map(({ to }) => to)
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (found.has(at)) continue
    found.add(at)
    open.push(...(next.get(at) ?? []).map(({ to }) => to))
  }
  return found
}
