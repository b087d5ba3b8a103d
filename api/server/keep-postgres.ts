import { join } from 'node:path'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../database/embedded-postgres.ts'
import { findPostmaster } from '../database/postmaster.ts'

export interface KeptPostgres {
  readonly url: string
  readonly closed: string | null
  readonly home: string
  readonly stop: () => Promise<void>
}

const LOOK_EVERY = 1000

/**
 * The embedded PostgreSQL of a data folder, started again on the same port whenever it is gone: nobody else watches
 * over it.
 */
export async function keepPostgres(folder: string, report: (error: unknown) => void): Promise<KeptPostgres> {
  const first = await startEmbeddedPostgres({ folder })
  const port = Number(new URL(first.url).port)
  let current: EmbeddedPostgres = first
  let restarting: Promise<void> | null = null
  const timer = setInterval(() => {
    if (restarting !== null || findPostmaster(join(first.home, 'postgres')) !== null) return
    restarting = startEmbeddedPostgres({ folder, port })
      .then((started) => {
        current = started
      })
      .catch(report)
      .finally(() => {
        restarting = null
      })
  }, LOOK_EVERY)
  return {
    url: first.url,
    closed: first.closed,
    home: first.home,
    stop: async () => {
      clearInterval(timer)
      await restarting
      await current.stop()
    },
  }
}
