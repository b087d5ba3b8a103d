import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Engine } from '../engine/index.ts'
import { projectRoot } from '../templates/project-root.ts'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { migrate } from './database/migrate.ts'
import { deployDemoProcesses } from './demo-data/deploy-demo-processes.ts'
import { loadDemoOrganisation } from './demo-data/load-demo-organisation.ts'
import { demoPark } from './demo-data/park.ts'
import { settleKey } from './installation/settle-key.ts'
import { watchWith } from './metrics/engine-watch.ts'
import { createMetrics } from './metrics/metrics.ts'
import { findParkBySlug } from './parks/queries.ts'
import { type Cipher, createCipher } from './personal-data/cipher.ts'
import { readKeyFile } from './personal-data/key-file.ts'
import { type Database, openDatabase } from './plugins/database.ts'
import { claimDataFolder } from './server/claim-data-folder.ts'
import { closeInOrder } from './server/close-in-order.ts'
import { createDrain } from './server/drain.ts'
import { keepPostgres } from './server/keep-postgres.ts'
import { openEngine } from './server/open-engine.ts'
import { openLog } from './server/open-log.ts'
import { explainListenError, requireFreePort } from './server/require-free-port.ts'
import { closeApp, stopEngine } from './server/stop-parts.ts'
import { openTracing } from './tracing/tracing.ts'

export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string
  /** Moves virtual time; throws where the database is in production mode, or it would run backwards. */
  readonly setVirtualTime: Engine['setVirtualTime']
  /** Says that it stops, serves on for the notice, then stops everything that was started, in order and in time. */
  readonly stop: () => Promise<void>
}

export interface ServerOptions {
  readonly config: Config
  /** What happens while it starts, for people. */
  readonly progress: (text: string) => void
}

/** Starts database, engine and application; on any failure stops again what had been started. */
export async function startServer({ config, progress }: ServerOptions): Promise<RunningServer> {
  const started: (() => Promise<void>)[] = []
  try {
    await requireFreePortUnlessOurs(config, started)
    const databaseUrl = await provideDatabase(config, started, progress)
    await migrate({ url: databaseUrl, folder: join(projectRoot(), 'migrations'), mode: config.mode })

    const cipher = createCipher(readKeyFile(config.keyFile))
    mkdirSync(config.filesFolder, { recursive: true })
    const database = openDatabase({ url: databaseUrl })
    started.push(database.close)
    await settleKey(database, cipher, config.keyFile)

    const metrics = createMetrics({ ofProcess: config.metricsToken !== null })
    const tracing = await openTracing(config.otlpEndpoint)
    started.push(tracing.stop)
    const log = openLog(config.log)
    const engine = openEngine({ url: databaseUrl, log, watch: watchWith(metrics, tracing) })
    const drain = createDrain(config.drainSeconds)
    started.push(() => stopEngine(engine, drain, log))
    // What the application does again and again begins when it is built, and reads the clock.
    await engine.settleClock()
    const app = await buildApp({ engine, database, config, cipher, log: config.log, metrics, tracing, drain })
    started.push(() => closeApp(app, drain))
    await engine.start()
    if (config.mode === 'demo') await loadDemo(engine, database, cipher)
    const stop = async () => {
      drain.begin()
      await pause(config.drainNotice * 1_000)
      await closeInOrder(started)
    }
    return { url: await listen(app, config), setVirtualTime: engine.setVirtualTime, stop }
  } catch (error) {
    await closeInOrder(started)
    throw error
  }
}

async function requireFreePortUnlessOurs(config: Config, started: (() => Promise<void>)[]): Promise<void> {
  const claim = await claimDataFolder(config.dataFolder, urlOf(config))
  started.push(async () => claim.release())
  if (config.port !== 0) await requireFreePort(config.host, config.port)
}

async function provideDatabase(
  config: Config,
  started: (() => Promise<void>)[],
  progress: ServerOptions['progress'],
): Promise<string> {
  if (config.databaseUrl !== null) return config.databaseUrl
  progress('正在启动内置数据库 · starting the embedded PostgreSQL …')
  const postgres = await keepPostgres(config.dataFolder, (error) => progress(`PostgreSQL: ${String(error)}`))
  started.push(postgres.stop)
  if (postgres.closed !== null) {
    progress(
      `数据库用户无法进入 ${postgres.closed}，数据保存在 ${postgres.home} · ` +
        `the database's user cannot enter ${postgres.closed}; its data lies in ${postgres.home}`,
    )
  }
  return postgres.url
}

async function loadDemo(engine: Engine, database: Database, cipher: Cipher): Promise<void> {
  await loadDemoOrganisation(database, cipher)
  const park = await database.outsideParks((tx) => findParkBySlug(tx, demoPark.slug))
  if (park !== null) await deployDemoProcesses(engine, park.id, join(projectRoot(), 'processes'))
}

async function listen(app: FastifyInstance, config: Config): Promise<string> {
  try {
    return await app.listen({ host: config.host, port: config.port })
  } catch (cause) {
    throw explainListenError(cause, config.host, config.port)
  }
}

function urlOf({ host, port }: Config): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
