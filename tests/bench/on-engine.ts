import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { startEmbeddedPostgres } from '../../api/database/embedded-postgres.ts'
import { migrate } from '../../api/database/migrate.ts'
import { createEngine, type Engine } from '../../engine/index.ts'

export interface Bench {
  readonly engine: Engine
  /** Connections beside the engine's, as the owner of the database. */
  readonly sql: Sql
  readonly url: string
  /** The same database as superuser, for what only measuring does. */
  readonly superuserUrl: string
  /** A folder that is gone afterwards. */
  readonly folder: string
}

/** Runs `work` with an engine on a PostgreSQL of its own, which is gone afterwards. */
export async function onEngine(
  work: (bench: Bench) => Promise<void>,
  settings: { readonly [name: string]: string } = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'siji-bench-'))
  // PostgreSQL runs as another user when this is run by root.
  chmodSync(folder, 0o755)
  const server = await startEmbeddedPostgres({ folder, settings })
  try {
    await migrate({ url: server.url, folder: 'migrations', mode: 'demo' })
    const engine = createEngine({ url: server.url })
    await engine.start()
    const sql = postgres(server.url, { max: 32, onnotice: () => {} })
    try {
      await work({ engine, sql, url: server.url, superuserUrl: server.superuserUrl, folder })
    } finally {
      await sql.end()
      await engine.stop()
    }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
