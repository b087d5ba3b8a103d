import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type AppOptions, buildApp } from '../../api/app.ts'
import { type Config, readConfig } from '../../api/config.ts'
import { deployDemoProcesses } from '../../api/demo-data/deploy-demo-processes.ts'
import { loadDemoOrganisation } from '../../api/demo-data/load-demo-organisation.ts'
import { DEMO_PASSWORD } from '../../api/demo-data/people.ts'
import { settleKey } from '../../api/installation/settle-key.ts'
import { usualRules } from '../../api/ladder/ladder.ts'
import { saveRules } from '../../api/ladder/queries.ts'
import { watchWith } from '../../api/metrics/engine-watch.ts'
import { createMetrics } from '../../api/metrics/metrics.ts'
import type { ParkName } from '../../api/parks/queries.ts'
import { findParkBySlug } from '../../api/parks/queries.ts'
import { findPeopleByAccount } from '../../api/people/queries.ts'
import { createCipher } from '../../api/personal-data/cipher.ts'
import { readKeyFile } from '../../api/personal-data/key-file.ts'
import { type Database, openDatabase } from '../../api/plugins/database.ts'
import { openEngine } from '../../api/server/open-engine.ts'
import { openLog } from '../../api/server/open-log.ts'
import type { Engine } from '../../engine/index.ts'
import { projectRoot } from '../../templates/project-root.ts'
import { type Caller, callerOf } from './caller.ts'
import { createCopiedDatabase, createTestDatabase, type TestDatabase, testFolder } from './postgres.ts'
import { watchStatements } from './statements/watch-statements.ts'

export interface TestApp {
  readonly app: FastifyInstance
  readonly engine: Engine
  readonly database: Database
  readonly config: Config
  /** Of the demonstration park, whose slug is `demo`. */
  readonly parkId: string
  /** Of the same database as its owner, for what only a test looks into. */
  readonly url: string
  readonly superuserUrl: string
  /** Somebody signed in: `as('window')`. Signs in once per account. */
  readonly as: (account: string) => Promise<Caller>
  readonly nobody: Caller
  /** Every different statement that was sent to the database; empty where nobody watches. */
  readonly statements: ReadonlySet<string>
  /** The same after the server has ended and begun anew; this one is of no use any more. */
  readonly restart: () => Promise<TestApp>
  /** Call it in `afterAll`. */
  readonly close: () => Promise<void>
}

// Several test files share two cores, and there everything takes its time without any load of ours. Zero looks at
// nothing; the others are milliseconds.
const patience = { mostDelay: 0, handlerTimeout: 90_000, pictures: { milliseconds: 60_000 } } as const
const DEADLINE = 60_000

/** Opens `/metrics` of a test application. */
export const METRICS_TOKEN = 'metrics-of-a-test'

const processesFolder = join(projectRoot(), 'processes')

interface TestOptions extends Pick<AppOptions, 'webhooks' | 'streams' | 'tracing' | 'logTo' | 'rehearse'> {
  /** Whether its statements are kept, to be looked at. */
  readonly watched?: boolean
}

interface Base extends TestDatabase {
  readonly statements: ReadonlySet<string>
}

/** The whole application with the demonstration's people, on a database and a folder of its own. */
export async function startTestApp({ watched = false, ...options }: TestOptions = {}): Promise<TestApp> {
  const config = testConfig(mkdtempSync(join(tmpdir(), 'siji-app-')))
  mkdirSync(config.filesFolder, { recursive: true })
  const keyFile = join(testFolder(), 'demo.key')
  const base = watched ? await watchedBase(keyFile) : await copiedBase(keyFile)
  copyFileSync(keyFile, config.keyFile)
  return await open(base, config, options)
}

async function copiedBase(keyFile: string): Promise<Base> {
  const database = await createCopiedDatabase('siji_demo', async ({ url }) => await fillDemo(url, keyFile))
  return { ...database, statements: new Set() }
}

/** What fills it is watched, too. */
async function watchedBase(keyFile: string): Promise<Base> {
  const database = await createTestDatabase()
  const { url, statements, close } = await watchStatements(database.url)
  await fillDemo(url, keyFile)
  const drop = async () => {
    await close()
    await database.drop()
  }
  return { ...database, url, statements, drop }
}

/** The people of the demonstration and its processes, whose making takes longer than a copy. */
async function fillDemo(url: string, keyFile: string): Promise<void> {
  const cipher = createCipher(readKeyFile(keyFile))
  const database = openDatabase({ url, deadline: DEADLINE })
  const engine = openEngine({ url, deadline: DEADLINE })
  await settleKey(database, cipher, keyFile)
  await loadDemoOrganisation(database, cipher)
  const { id } = await demoPark(database)
  await deployDemoProcesses(engine, id, processesFolder)
  await leaveUnclaimed(database, id)
  await engine.stop()
  await database.close()
}

/** Stories jump over days, and say themselves who claims what. */
async function leaveUnclaimed(database: Database, parkId: string): Promise<void> {
  await database.inPark(parkId, async (tx) => {
    for (const { id } of await findPeopleByAccount(tx, ['manager']))
      await saveRules(tx, parkId, { ...usualRules, assignAfterHours: null }, id, new Date())
  })
}

async function demoPark(database: Database): Promise<ParkName> {
  const park = await database.outsideParks((tx) => findParkBySlug(tx, 'demo'))
  if (park === null) throw new Error('Expected the demonstration park, but it was not loaded.')
  return park
}

async function open(base: Base, config: Config, options: TestOptions): Promise<TestApp> {
  const { url, superuserUrl, statements, drop } = base
  const cipher = createCipher(readKeyFile(config.keyFile))
  const database = openDatabase({ url, deadline: DEADLINE })
  const metrics = createMetrics()
  const engine = openEngine({
    url,
    deadline: DEADLINE,
    watch: watchWith(metrics, options.tracing),
    ...(options.logTo === undefined ? {} : { log: openLog('info', options.logTo) }),
  })
  await engine.settleClock()
  const app = await buildApp({
    engine,
    database,
    config,
    cipher,
    ...patience,
    metrics,
    ...(options.logTo === undefined ? {} : { log: 'info' as const }),
    ...options,
  })
  await engine.start()
  const park = await demoPark(database)

  const callers = new Map<string, Promise<Caller>>()
  const end = async () => {
    await app.close()
    await engine.stop()
    await database.close()
  }
  return {
    app,
    engine,
    database,
    config,
    parkId: park.id,
    url,
    superuserUrl,
    nobody: callerOf(app, null),
    statements,
    as: (account) => {
      const known = callers.get(account) ?? signIn(app, account)
      callers.set(account, known)
      return known
    },
    restart: async () => {
      await end()
      return await open(base, config, options)
    },
    close: async () => {
      await end()
      await drop()
      rmSync(config.dataFolder, { recursive: true, force: true })
    },
  }
}

function testConfig(folder: string): Config {
  const read = readConfig({ SIJI_DATA: folder, SIJI_MODE: 'demo', SIJI_METRICS_TOKEN: METRICS_TOKEN, PORT: '3000' })
  if (!read.ok) throw new Error(read.problems.join(' '))
  return read.config
}

async function signIn(app: FastifyInstance, account: string): Promise<Caller> {
  const answer = await callerOf(app, null).call({
    method: 'POST',
    url: '/api/v1/sessions',
    payload: { account, password: DEMO_PASSWORD, carriedBy: 'bearer' },
    // Where the application listens, its own origin has another port.
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  if (answer.status !== 201) throw new Error(`Expected ${account} to sign in, but got ${JSON.stringify(answer.body)}.`)
  return callerOf(app, String(answer.body.token))
}
