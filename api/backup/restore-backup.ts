import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { migrate, readMigrations } from '../database/migrate.ts'
import { BackupError, backupError, inWords } from './backup-error.ts'
import { checkBackup } from './check-backup.ts'
import { copyIn } from './copy-table.ts'
import { inOrderOfKeys } from './in-order-of-keys.ts'
import { type Manifest, readManifest, tablePath } from './manifest.ts'
import { openOwnerClient } from './owner-client.ts'
import { placeFiles } from './place-files.ts'
import { findFilled, isMigrated, listTables, writtenByMigrations } from './queries.ts'

export interface RestoreRequest {
  /** Of a database that is empty: no table at all, or none of ours with a row. */
  readonly url: string
  readonly filesFolder: string
  /** What `makeBackup` has written. */
  readonly folder: string
  readonly migrationsFolder: string
}

/**
 * Puts a backup into an empty database and its files into the folder of the files. Every hash is checked before anything
 * is written, and all rows come in one transaction: it happens as a whole or not at all.
 */
export async function restoreBackup(request: RestoreRequest, progress: (text: string) => void): Promise<Manifest> {
  const { folder, url, migrationsFolder } = request
  try {
    const manifest = readManifest(folder)
    requireSameRelease(manifest, migrationsFolder)
    const problems = await checkBackup(folder, manifest)
    if (problems.length > 0) throw new BackupError('refused', problems)
    progress(`备份完好 the backup is whole: ${manifest.takenAt}`)
    await requireEmpty(url)
    await migrate({ url, folder: migrationsFolder })
    await fill(request, manifest, progress)
    return manifest
  } catch (cause) {
    throw inWords(cause, folder)
  }
}

async function fill(
  { url, folder, filesFolder }: RestoreRequest,
  manifest: Manifest,
  progress: (text: string) => void,
): Promise<void> {
  const sql = openOwnerClient(url)
  let takeAway = async (): Promise<void> => {}
  try {
    await sql`begin`
    await copyTables(sql, folder, manifest, progress)
    takeAway = await placeFiles(folder, filesFolder)
    progress(`${manifest.files.count} 个文件 files`)
    await sql`commit`
    await sql`analyze`
    await sql.end({ timeout: 5 })
  } catch (cause) {
    await sql.end({ timeout: 0 })
    await takeAway()
    throw cause
  }
}

async function copyTables(
  sql: Sql,
  folder: string,
  manifest: Manifest,
  progress: (text: string) => void,
): Promise<void> {
  for (const month of manifest.months) await sql`select add_month(${month}::date::timestamp at time zone 'UTC')`
  const tables = (await listTables(sql)).filter(({ name }) => name !== 'migrations')
  await sql`lock table ${sql(tables.map(({ name }) => name))} in access exclusive mode`
  // A server may have started on it since it was looked at.
  requireNoRows(await findFilled(sql, tables))
  for (const name of writtenByMigrations) await sql`delete from ${sql(name)}`
  for (const table of inOrderOfKeys(tables)) {
    const kept = manifest.tables.find(({ name }) => name === table.name)
    if (kept === undefined) throw unlisted(table.name)
    await copyIn(sql, kept, table.isForced, join(folder, tablePath(table.name)))
    progress(`${table.name}: ${kept.rows} 行 rows`)
  }
}

async function requireEmpty(url: string): Promise<void> {
  const login = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} })
  const migrated = await isMigrated(login).finally(() => login.end({ timeout: 5 }))
  if (!migrated) return
  const sql = openOwnerClient(url)
  try {
    requireNoRows(await findFilled(sql, await listTables(sql)))
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function requireNoRows(filled: readonly string[]): void {
  if (filled.length === 0) return
  const names = filled.slice(0, 5).join(', ')
  throw backupError(
    'no',
    'database-not-empty',
    `Expected an empty database, but these tables hold rows: ${names}${filled.length > 5 ? ' …' : ''}. Name a new one.`,
    `恢复只能写入空数据库，以下表已有数据：${names}${filled.length > 5 ? ' …' : ''}。请改用新的数据库。`,
  )
}

function requireSameRelease({ release, migrations }: Manifest, folder: string): void {
  const ours = readMigrations(folder)
  const stateOf = (list: readonly { readonly name: string; readonly hash: string }[]) =>
    JSON.stringify(list.map(({ name, hash }) => [name, hash]))
  if (stateOf(ours) === stateOf(migrations)) return
  const theirs = migrations.at(-1)?.name ?? 'none'
  const last = ours.at(-1)?.name ?? 'none'
  throw backupError(
    'refused',
    'other-release',
    `The backup was made at migration ${theirs} (release ${release}), this release is at ${last}. Restore it with the release that made it, then run siji migrate with this one.`,
    `该备份的数据库版本为 ${theirs}（发行版 ${release}），本程序为 ${last}。请先用生成备份的版本恢复，再用本版本运行 siji migrate。`,
  )
}

function unlisted(table: string): Error {
  return backupError(
    'refused',
    'table-missing',
    `Expected the manifest to list the table ${table}, but it does not. Use another backup.`,
    `备份清单中没有表 ${table}，请改用其他备份。`,
  )
}
