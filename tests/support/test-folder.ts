import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../../api/database/embedded-postgres.ts'
import { findPostmaster, isAlive } from '../../api/database/postmaster.ts'

const NAME = /^siji-test-(\d+)-/

/** Once per run of the tests: names the folder of the one PostgreSQL that they share, and clears it away at the end. */
export function setup(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `siji-test-${process.pid}-`))
  // PostgreSQL runs as another user when the tests are run by root.
  chmodSync(folder, 0o755)
  process.env['SIJI_TEST_FOLDER'] = folder
  return async () => {
    await clearAway(folder)
    for (const name of readdirSync(tmpdir())) {
      const owner = Number(NAME.exec(name)?.[1] ?? process.pid)
      if (!isAlive(owner)) await clearAway(join(tmpdir(), name))
    }
  }
}

async function clearAway(folder: string): Promise<void> {
  if (findPostmaster(join(folder, 'postgres')) !== null) await (await startEmbeddedPostgres({ folder })).stop()
  rmSync(folder, { recursive: true, force: true })
}
