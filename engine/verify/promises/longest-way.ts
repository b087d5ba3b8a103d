import { type Knots, knotsOf } from './knots.ts'
import type { Leg, Stop } from './stop.ts'
import { longer, nothing, type Step, type Unknown, type Worst } from './worst.ts'

/** A stop with what has been used up on the way through its knot: rounds of legs, and budgets. */
interface Place {
  readonly stop: Stop
  readonly used: readonly number[]
  readonly spent: readonly string[]
  readonly name: string
}

interface Found {
  readonly days: number
  readonly step: Step | null
  readonly next: Place | null
}

const mostPlaces = 100_000

/**
 * The way from one of the starts that takes the most days, exactly: each leg is gone as often as it may, each budget
 * spent once. Ways side by side are as long as the longest of them, so a single chain of stops is what counts.
 */
export function longestWay(starts: readonly string[], stops: readonly Stop[], legs: readonly Leg[]): Worst {
  const knots = knotsOf(starts, stops, legs)
  const found = new Map<string, Found>()
  const open: Place[] = starts.flatMap((id) => placeAt(knots, id, [], []) ?? [])
  const first = [...open]
  for (let place = open.at(-1); place !== undefined; place = open.at(-1)) {
    const ahead = found.has(place.name) ? [] : onwards(knots, place)
    const unseen = ahead.filter(({ to }) => !found.has(to.name))
    if (unseen.length > 0 && found.size < mostPlaces) {
      open.push(...unseen.map(({ to }) => to))
      continue
    }
    if (!found.has(place.name)) found.set(place.name, best(place, ahead, found))
    open.pop()
  }
  const unknown = knots.unknown ?? (found.size < mostPlaces ? null : tooMany(starts))
  return first.map((place) => wayFrom(place, found)).reduce(longer, { ...nothing, unknown })
}

interface Onward {
  readonly leg: Leg
  readonly to: Place
}

function onwards(knots: Knots, { stop, used, spent }: Place): readonly Onward[] {
  const budgets = stop.once && knots.isRepeated(stop.id) ? [...new Set([...spent, stop.id])].sort() : spent
  return knots.from(stop.id).flatMap((leg): Onward[] => {
    if (!knots.isWithin(leg)) {
      const to = placeAt(knots, leg.to, [], [])
      return to === null ? [] : [{ leg, to }]
    }
    const rounds = knots.roundsOf(leg)
    const times = used[rounds?.at ?? -1] ?? 0
    if (rounds !== null && times >= rounds.most) return []
    const counted = rounds === null ? used : withOneMore(used, rounds.at)
    const to = placeAt(knots, leg.to, counted, budgets)
    return to === null ? [] : [{ leg, to }]
  })
}

function withOneMore(used: readonly number[], at: number): readonly number[] {
  return Array.from({ length: Math.max(used.length, at + 1) }, (_, each) => (used[each] ?? 0) + Number(each === at))
}

function placeAt({ stops }: Knots, id: string, used: readonly number[], spent: readonly string[]): Place | null {
  const stop = stops.get(id)
  return stop === undefined ? null : { stop, used, spent, name: JSON.stringify([id, used, spent]) }
}

function best({ stop, spent }: Place, ahead: readonly Onward[], found: ReadonlyMap<string, Found>): Found {
  const most = spent.includes(stop.id) ? 0 : stop.days
  const end: Found = { days: most, step: stepOf(stop, most), next: null }
  return ahead.reduce((longest: Found, { leg, to }) => {
    const here = Math.min(most, leg.atMost ?? most)
    const days = here + (found.get(to.name)?.days ?? 0)
    return days > longest.days ? { days, step: stepOf(stop, here), next: to } : longest
  }, end)
}

function stepOf({ id, days, inside }: Stop, taken: number): Step | null {
  return taken === 0 ? null : { element: id, days: taken, inside: taken === days ? inside : [] }
}

function wayFrom(place: Place, found: ReadonlyMap<string, Found>): Worst {
  const steps: Step[] = []
  for (let at = found.get(place.name); at !== undefined; at = at.next === null ? undefined : found.get(at.next.name)) {
    if (at.step !== null) steps.push(at.step)
  }
  return { days: found.get(place.name)?.days ?? 0, steps, unknown: null }
}

function tooMany([element = '']: readonly string[]): Unknown {
  return { element, why: 'tooMany' }
}
