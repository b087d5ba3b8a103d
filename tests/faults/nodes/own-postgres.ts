import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../api/database/embedded-postgres.ts'
import { findFreePort } from '../../../api/database/free-port.ts'
import { migrate } from '../../../api/database/migrate.ts'
import { findPostmaster } from '../../../api/database/postmaster.ts'
import { migrationsFolder } from '../../support/postgres.ts'

/** A PostgreSQL that may be killed at any time, and comes back on the same port. */
export interface OwnPostgres {
  readonly url: string
  readonly superuserUrl: string
  readonly port: number
  /** SIGKILL; gives back when it runs again. */
  readonly killAndRestart: () => Promise<void>
  readonly clearAway: () => Promise<void>
}

export async function ownPostgres(more: { readonly [name: string]: string } = {}): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'siji-nodes-'))
  // PostgreSQL runs as another user when the tests are run by root.
  chmodSync(folder, 0o755)
  const port = await findFreePort()
  // Processes are killed here, not machines: what PostgreSQL has handed to the system is safe.
  const settings = { fsync: 'off', ...more }
  const server = await startEmbeddedPostgres({ folder, port, settings })
  await migrate({ url: server.url, folder: migrationsFolder, mode: 'demo' })
  // Else what was made a moment ago vanishes too where commits do not wait.
  await checkpoint(server)

  let restarting: Promise<void> | null = null

  async function killAndRestart(): Promise<void> {
    const running = findPostmaster(join(server.home, 'postgres'))
    if (running !== null) process.kill(running.pid, 'SIGKILL')
    for (;;) {
      try {
        await startEmbeddedPostgres({ folder, port, settings })
        return
      } catch {
        // Its orphans hold the shared memory until they have noticed.
        await pause(100)
      }
    }
  }

  return {
    url: server.url,
    superuserUrl: server.superuserUrl,
    port,
    killAndRestart: async () => {
      restarting ??= killAndRestart()
      await restarting
      restarting = null
    },
    clearAway: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function checkpoint(database: Pick<EmbeddedPostgres, 'superuserUrl'>): Promise<void> {
  await asSuperuser(database, async (sql) => await sql`checkpoint`)
}

/** As if the time had passed for which a node that died had taken something. */
export async function letLeasesRunOut(database: Pick<EmbeddedPostgres, 'superuserUrl'>): Promise<void> {
  await asSuperuser(database, async (sql) => {
    for (const table of ['jobs', 'timers', 'thrown_messages']) {
      await sql`update ${sql(table)} set leased_until = clock_timestamp() where leased_until < 'infinity'`
    }
  })
}

async function asSuperuser(
  { superuserUrl }: Pick<EmbeddedPostgres, 'superuserUrl'>,
  work: (sql: Sql) => Promise<unknown>,
): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}
