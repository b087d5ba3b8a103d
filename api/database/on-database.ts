import { startEmbeddedPostgres } from './embedded-postgres.ts'

/** The named database, or the embedded one, which is stopped again unless a server was running on it. */
export async function onDatabase<T>(
  config: { readonly databaseUrl: string | null; readonly dataFolder: string },
  work: (url: string) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl !== null) return await work(config.databaseUrl)
  const postgres = await startEmbeddedPostgres({ folder: config.dataFolder })
  try {
    return await work(postgres.url)
  } finally {
    if (!postgres.adopted) await postgres.stop()
  }
}
