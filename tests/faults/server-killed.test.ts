import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DatabaseUrls, findBreaches } from './invariants.ts'
import { type KillableServer, killableServer } from './killable-server.ts'
import { openLedger } from './ledger.ts'
import { chooseSeed, seededRandom } from './seeded-random.ts'
import { openTown, type Town } from './town.ts'

const isLong = process.env['SIJI_LONG'] === '1'
const applications = isLong ? 200 : 20
const kills = isLong ? 10 : 3
// About 33 writes for each application: so many between two kills at most, that all kills happen before the end.
const writesBetween = Math.floor((applications * 31) / kills)

let server: KillableServer

beforeAll(async () => {
  server = await killableServer()
})

afterAll(async () => await server.clearAway())

test(`keeps every acknowledged write through ${kills} kills of the server`, { timeout: 1_800_000 }, async () => {
  const seed = chooseSeed()
  console.log(`SIJI_SEED=${seed}`)
  const random = seededRandom(seed)
  const ledger = openLedger()
  await server.start()
  const urls = await server.databaseUrls()
  const town = await openTown(server.url, ledger, applications, isLong ? 16 : 8)

  const breaches = await Promise.all([killAgainAndAgain(random, urls, ledger, town.isOver), town.whenDone]).then(
    ([found]) => found,
  )

  console.log(`${ledger.count()} writes acknowledged, ${applications} applications, ${kills} kills`)
  expect(breaches).toEqual([])
  expect(await findBreaches(urls, ledger)).toEqual([])
  expect(await endsOf(urls, town)).toEqual({ wrong: [], issued: wanted(town) })
  expect(await server.stop()).toBe(0)
})

/** At random moments, counted in what has been acknowledged since the last restart; one in five while it is starting. */
async function killAgainAndAgain(
  random: () => number,
  urls: DatabaseUrls,
  ledger: ReturnType<typeof openLedger>,
  isOver: () => boolean,
): Promise<readonly string[]> {
  const breaches: string[] = []
  for (let killed = 1; killed <= kills; killed++) {
    const until = ledger.count() + Math.floor(random() * writesBetween)
    while (ledger.count() < until && !isOver()) await pause(5)
    if (isOver()) return [...breaches, `only ${killed - 1} kills before everything had ended`]
    await pause(random() * 300)
    await server.kill()
    if (random() < 0.2) {
      server.launch()
      await pause(random() * 2_000)
      await server.kill()
    }
    await server.start()
    const found = await findBreaches(urls, ledger)
    console.log(`kill ${killed}: ${ledger.count()} acknowledged, ${found.length} breaches`)
    breaches.push(...found)
  }
  return breaches
}

/** Applications that did not end as planned, and how many permits were issued. */
async function endsOf({ superuserUrl }: DatabaseUrls, { filed }: Town) {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} })
  try {
    const rows = await sql<{ id: string; letters: string[] }[]>`
      select a.id, coalesce(array_agg(p.permit order by p.position) filter (where p.permit is not null), '{}') as letters
      from applications a left join permits p on p.park_id = a.park_id and p.application_id = a.id group by a.id`
    const wrong = rows.filter(({ id, letters }) => letters.join('') !== filed.get(id)?.permits.join(''))
    return { wrong, issued: rows.reduce((sum, { letters }) => sum + letters.length, 0) }
  } finally {
    await sql.end()
  }
}

function wanted({ filed }: Town): number {
  return [...filed.values()].reduce((sum, { permits }) => sum + permits.length, 0)
}
