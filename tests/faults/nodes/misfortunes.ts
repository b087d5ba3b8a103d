import { setTimeout as pause } from 'node:timers/promises'
import type { TcpProxy } from '../../support/tcp-proxy.ts'
import { seededRandom } from '../seeded-random.ts'
import type { Fleet } from './fleet.ts'
import type { OwnPostgres } from './own-postgres.ts'

/** What can be struck: nodes, their ways to the database, and the database. */
export interface World {
  readonly fleet: Fleet
  /** The way of the node in the same place. */
  readonly ways: readonly TcpProxy[]
  readonly database: OwnPostgres
}

export type Misfortune = 'nodeKilled' | 'databaseKilled' | 'wayCut' | 'wayBlocked' | 'answersLate'

/** How often each has happened. */
export type Tally = { readonly [name in Misfortune]: number }

export const noMisfortune: Tally = { nodeKilled: 0, databaseKilled: 0, wayCut: 0, wayBlocked: 0, answersLate: 0 }

/** In twenty: how many are of this kind. */
const shares: readonly (readonly [Misfortune, number])[] = [
  ['nodeKilled', 13],
  ['wayCut', 2],
  ['wayBlocked', 2],
  ['answersLate', 2],
  ['databaseKilled', 1],
]

/**
 * At each node one misfortune after the other, `pauseBetween` milliseconds apart at most, until `isOver`; all is well
 * again at the end.
 */
export async function strike(world: World, seed: number, pauseBetween: number, isOver: () => boolean): Promise<Tally> {
  const tally = { ...noMisfortune }
  async function strikeAt(place: number): Promise<void> {
    const random = seededRandom(seed + place)
    while (!isOver()) {
      await pause(random() * pauseBetween)
      const kind = choose(random)
      tally[kind] += 1 + (await happen(world, place, kind, random))
    }
  }
  await Promise.all(world.ways.map((_, place) => strikeAt(place)))
  return tally
}

/** Gives how often the same has happened once more on the way. */
async function happen(
  { fleet, ways, database }: World,
  place: number,
  kind: Misfortune,
  random: () => number,
): Promise<number> {
  const way = ways[place]
  switch (kind) {
    case 'nodeKilled': {
      await fleet.kill(place)
      if (random() >= 0.2) {
        await fleet.launch(place)
        return 0
      }
      // Also while it starts.
      const started = fleet.launch(place)
      await pause(random() * 500)
      await fleet.kill(place)
      await started
      await fleet.launch(place)
      return 1
    }
    case 'databaseKilled':
      await database.killAndRestart()
      return 0
    case 'wayCut':
      way?.cut()
      await pause(random() * 500)
      break
    case 'wayBlocked':
      way?.swallow()
      await pause(random() * 2_500)
      break
    case 'answersLate':
      way?.delay(random() * 3_000)
      await pause(random() * 1_000)
      break
  }
  way?.pass()
  return 0
}

function choose(random: () => number): Misfortune {
  let left = random() * 20
  for (const [kind, share] of shares) {
    left -= share
    if (left < 0) return kind
  }
  return 'nodeKilled'
}
