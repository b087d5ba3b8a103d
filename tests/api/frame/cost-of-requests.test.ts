import type { FastifyInstance } from 'fastify'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { buildApp } from '../../../api/app.ts'
import { DEMO_PASSWORD } from '../../../api/demo-data/people.ts'
import { type Database, openDatabase } from '../../../api/plugins/database.ts'
import { shareLookups } from '../../../api/sessions/share-lookups.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { type Caller, callerOf } from '../../support/caller.ts'
import { type StatementWatch, watchStatements } from '../../support/statements/watch-statements.ts'
import { mustSucceed, park, tell } from '../../support/story.ts'

// The engine is that of another application, whose statements nobody counts: here it is what the api itself asks.
let site: TestApp
let watch: StatementWatch
let database: Database
let app: FastifyInstance

beforeAll(async () => {
  site = await startTestApp()
  watch = await watchStatements(site.url)
  // With one connection everything is prepared once it has been asked before.
  database = openDatabase({ url: watch.url, connections: 1 })
  // What a node does again and again on its own belongs to no request: here it does so once, at the beginning.
  vi.useFakeTimers({ toFake: ['setInterval'] })
  app = await buildApp({ engine: site.engine, database, config: site.config, cipher: site.app.cipher, mostDelay: 0 })
  vi.useRealTimers()
  await app.ready()
  await silence()
})
afterAll(async () => {
  await app.close()
  await database.close()
  await watch.close()
  await site.close()
})

/** Until what the node does once at its beginning is over. */
async function silence(): Promise<void> {
  let [before, quiet] = [-1, 0]
  const isQuiet = () => {
    quiet = watch.executed() === before ? quiet + 1 : 0
    before = watch.executed()
    expect(quiet).toBeGreaterThan(5)
  }
  await vi.waitFor(isQuiet, { timeout: 60_000, interval: 100 })
}

async function tokenOf(account: string): Promise<string> {
  const asked = { account, password: DEMO_PASSWORD, carriedBy: 'bearer' }
  return String(mustSucceed(await callerOf(app, null).post('/api/v1/sessions', asked))['token'])
}

const signIn = async (account: string) => callerOf(app, await tokenOf(account))

/** What it costs once it has been done before. */
async function costOf(request: () => Promise<unknown>, times = 1) {
  const before = { statements: watch.executed(), answers: watch.asked() }
  await Promise.all(Array.from({ length: times }, request))
  return { statements: watch.executed() - before.statements, answers: watch.asked() - before.answers }
}

type Costs = { readonly [request: string]: { readonly statements: number; readonly answers: number } }

function expectWithin(costs: Costs, bounds: Costs): void {
  const over = Object.entries(costs).filter(([request, { statements, answers }]) => {
    const bound = bounds[request]
    return bound === undefined || statements > bound.statements || answers > bound.answers
  })
  expect(Object.fromEntries(over)).toEqual({})
}

describe('a request', () => {
  test('learns who asks, and what they are in the park, in one statement', async () => {
    const worker = await signIn('worker')
    const complete = () => worker.post(`${park}/jobs/${v7()}/1/complete`, { worker: 'w', attempt: 1 })
    expect((await complete()).body).toMatchObject({ code: 'job-lost' })

    const cost = await costOf(complete)

    expect(cost).toEqual({ statements: 1, answers: 1 })
  })

  test('shares that statement with the others of its program that wait beside it', async () => {
    const worker = await signIn('worker')
    const complete = () => worker.post(`${park}/jobs/${v7()}/1/complete`, { worker: 'w', attempt: 1 })
    await complete()

    const { statements } = await costOf(complete, 40)

    expect(statements).toBeLessThanOrEqual(10)
  })

  test('that shows an inbox, or answers a task, asks a bounded number of times', async () => {
    const story = await tell(site)
    await story.provideEverything()
    await story.submit()
    const task = await story.task('window', 'checkCompleteness')
    const window = await signIn('window')
    const inbox = async () => expect((await window.get('/parks/demo/inbox/department')).status).toBe(200)
    await inbox()
    await site.engine.whenIdle()

    const page = await costOf(inbox)
    const claim = await costOf(async () => mustSucceed(await window.post(`${task}/claim`)))
    const answer = await costOf(async () => mustSucceed(await window.post(`${task}/answer`, { outcome: 'complete' })))

    const within = { page: { statements: 26, answers: 44 }, claim: { statements: 10, answers: 13 } }
    expectWithin({ page, claim, answer }, { ...within, answer: { statements: 20, answers: 32 } })
  })
})

describe('who waits beside others', () => {
  test('is refused as soon as the session has ended, here or on another node', async () => {
    const tokens = [await tokenOf('worker'), await tokenOf('worker')] as const
    const [here, elsewhere] = [callerOf(app, tokens[0]), callerOf(app, tokens[1])]
    const me = async (caller: Caller) => (await caller.get('/api/v1/me')).status
    const crowd = [here, elsewhere].flatMap((caller) => Array.from({ length: 20 }, () => me(caller)))

    const left = [
      await here.remove('/api/v1/sessions/current'),
      await callerOf(site.app, tokens[1]).remove('/api/v1/sessions/current'),
    ]
    const after = await Promise.all([here, elsewhere].flatMap((caller) => Array.from({ length: 20 }, () => me(caller))))
    await Promise.all(crowd)

    expect(left.map(({ status }) => status)).toEqual([204, 204])
    expect(after).toEqual(Array(40).fill(401))
  })

  test('is told what was looked up after they asked, never what was under way', async () => {
    const lookup = shareLookups<number>()
    let looks = 0
    let answer = () => {}
    const look = async () => {
      looks += 1
      const found = looks
      if (found === 1) await new Promise<void>((resolve) => (answer = resolve))
      return found
    }

    const first = lookup('token', look)
    const others = [lookup('token', look), lookup('token', look)]
    answer()

    expect(await Promise.all([first, ...others])).toEqual([1, 2, 2])
    expect(await lookup('token', look)).toBe(3)
  })

  test('is who they are, and not who is beside them', async () => {
    const [worker, window] = [await signIn('worker'), await signIn('window')]
    const nameOf = async (caller: Caller) => String((await caller.get('/api/v1/me')).body['account'])

    const names = await Promise.all(Array.from({ length: 20 }, (_, turn) => nameOf(turn % 2 === 0 ? worker : window)))

    expect(names).toEqual(Array.from({ length: 20 }, (_, turn) => (turn % 2 === 0 ? 'worker' : 'window')))
  })
})
