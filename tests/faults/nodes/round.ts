import { openTcpProxy } from '../../support/tcp-proxy.ts'
import { seededRandom } from '../seeded-random.ts'
import { findNodeBreaches } from './breaches.ts'
import { openCrowd } from './crowd.ts'
import { openFleet } from './fleet.ts'
import { strike, type Tally, type World } from './misfortunes.ts'
import { openNotebook } from './notebook.ts'
import { checkpoint, letLeasesRunOut, ownPostgres } from './own-postgres.ts'
import { deployStory } from './story.ts'

export interface Round {
  /** Script of the nodes. */
  readonly script: string
  readonly nodes: number
  readonly people: number
  /** Milliseconds during which misfortunes happen. */
  readonly duration: number
  /** Milliseconds between two of them at most. */
  readonly pauseBetween: number
  readonly seed: number
  /** Does not wait for what killed nodes had on lease: ten seconds for jobs and messages. */
  readonly hurries?: boolean
  /** Milliseconds in which all must have come to its end when the misfortunes are over. */
  readonly patience?: number
  /** PostgreSQL settings beyond ours. */
  readonly settings?: { readonly [name: string]: string }
}

export interface Outcome {
  readonly acknowledged: number
  readonly misfortunes: Tally
  readonly breaches: readonly string[]
}

/** Shorter than in production, so that a blocked way is given up while it is blocked. */
const DEADLINE = 1_500
const PATIENCE = 60_000

/** Nodes on a database of their own, people who work on them, and misfortunes; then quiet, and a look at what is left. */
export async function playRound(round: Round, misfortunes: typeof strike = strike): Promise<Outcome> {
  const { nodes, people, duration, pauseBetween, seed } = round
  const database = await ownPostgres(round.settings)
  const ways = await Promise.all(Array.from({ length: nodes }, () => openTcpProxy(database.port)))
  const notebook = openNotebook()
  const options = ways.map(({ port }) => ({ url: withPort(database.url, port), deadline: DEADLINE }))
  const fleet = openFleet(round.script, options, (instanceId, key) => {
    const job = `${instanceId} ${key}`
    notebook.worked.set(job, (notebook.worked.get(job) ?? 0) + 1)
  })
  const world: World = { fleet, ways, database }
  try {
    const stage = await deployStory(database.url)
    await checkpoint(database)
    await Promise.all(ways.map((_, place) => fleet.launch(place)))
    let over = false
    const isOver = () => over
    const end = performance.now() + duration
    const crowd = openCrowd(people, stage, fleet, notebook, seededRandom(seed - 1), isOver)
    const struck = await strikeUntil(crowd, () => misfortunes(world, seed, pauseBetween, () => performance.now() > end))
    over = true
    await crowd
    if (round.hurries) await letLeasesRunOut(database)
    const breaches = await findNodeBreaches(database, notebook, round.patience ?? PATIENCE)
    for (const place of ways.keys()) {
      const code = await fleet.stop(place)
      if (code !== 0) breaches.push(`a node ended with ${code} when it was asked to`)
    }
    return { acknowledged: notebook.acknowledged.size, misfortunes: struck, breaches }
  } finally {
    await fleet.killAll()
    await Promise.all(ways.map((way) => way.close()))
    await database.clearAway()
  }
}

/** A crowd that fails must be seen at once, not after the misfortunes. */
async function strikeUntil(crowd: Promise<void>, misfortunes: () => Promise<Tally>): Promise<Tally> {
  const failed = crowd.then(() => new Promise<never>(() => {}))
  return await Promise.race([misfortunes(), failed])
}

function withPort(url: string, port: number): string {
  return Object.assign(new URL(url), { port: String(port) }).href
}
