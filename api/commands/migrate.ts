import { type MigrateOptions, type MigrateResult, migrate } from '../database/migrate.ts'

/** `siji migrate`: brings the database to this release and says what it did, one line per file. */
export async function runMigrate(options: MigrateOptions, print: (line: string) => void): Promise<MigrateResult> {
  const result = await migrate(options)
  for (const name of result.applied) print(JSON.stringify({ migration: name, applied: true }))
  print(JSON.stringify({ applied: result.applied.length }))
  return result
}
