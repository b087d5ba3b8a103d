import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sql } from 'postgres'
import { backupError, inWords } from './backup-error.ts'
import { copyFile, listStoredFiles } from './copy-file.ts'
import { copyOut } from './copy-table.ts'
import { LIST_OF_FILES, type Manifest, storedPath, tablePath, writeManifest } from './manifest.ts'
import { hashFile } from './measure.ts'
import { openOwnerClient } from './owner-client.ts'
import { type BackedUpTable, isMigrated, listTables, readFacts } from './queries.ts'

export interface BackupRequest {
  readonly url: string
  /** Where the stored files lie. */
  readonly filesFolder: string
  /** Where the backup goes: a folder that is empty or is not there yet. */
  readonly folder: string
  readonly release: string
}

/**
 * Copies the whole database, as it is at one instant, and every stored file into a folder, while the system runs; memory
 * stays the same however much it is. Whatever fails, nothing of it stays; what a kill leaves has no manifest.
 */
export async function makeBackup(request: BackupRequest, progress: (text: string) => void): Promise<Manifest> {
  const { folder } = request
  await claimFolder(folder).catch((cause: unknown) => {
    throw inWords(cause, folder)
  })
  const sql = openOwnerClient(request.url)
  try {
    const manifest = await copyEverything(sql, request, progress)
    await sql.end({ timeout: 5 })
    return manifest
  } catch (cause) {
    await sql.end({ timeout: 0 })
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true })
    throw inWords(cause, folder)
  }
}

async function copyEverything(
  sql: Sql,
  { filesFolder, folder, release }: BackupRequest,
  progress: (text: string) => void,
): Promise<Manifest> {
  if (!(await isMigrated(sql))) throw notOurs()
  // One connection and one transaction by hand: when something fails the connection is cut, not rolled back in order.
  await sql`begin isolation level repeatable read read only`
  const facts = await readFacts(sql)
  const found = (await listTables(sql)).filter(({ name }) => name !== 'migrations')
  const tables: Manifest['tables'] = []
  for (const table of found) {
    tables.push(await copyOut(sql, table, join(folder, tablePath(table.name))))
    progress(`${table.name}: ${tables.at(-1)?.rows} 行 rows`)
  }
  // A file lies in its place before a row speaks of it, and never changes: after the snapshot none can be missing.
  const files = await copyFiles(filesFolder, folder)
  progress(`${files.count} 个文件 files`)
  await requireFiles(sql, found, folder)
  await sql`commit`
  const manifest: Manifest = { format: 'siji-backup', version: 1, release, ...facts, tables, files }
  await writeManifest(folder, manifest)
  return manifest
}

async function claimFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) {
    throw backupError(
      'usage',
      'folder-not-empty',
      `Expected an empty folder for the backup, but ${folder} holds something already.`,
      `备份需要一个空文件夹，${folder} 中已有内容。`,
    )
  }
  await mkdir(join(folder, 'tables'), { mode: 0o700 })
}

async function copyFiles(from: string, folder: string): Promise<Manifest['files']> {
  const path = join(folder, LIST_OF_FILES)
  const list = await open(path, 'wx', 0o600)
  const all = { count: 0, bytes: 0 }
  try {
    for await (const hash of listStoredFiles(from)) {
      const { sha256, bytes } = await copyFile(join(from, hash.slice(0, 2), hash), join(folder, storedPath(hash)))
      if (sha256 !== hash) throw fileDamaged(join(from, hash.slice(0, 2), hash))
      await list.write(`${hash} ${bytes}\n`)
      all.count += 1
      all.bytes += bytes
    }
    await list.sync()
  } finally {
    await list.close()
  }
  return { ...all, sha256: await hashFile(path) }
}

/** Every file that a row speaks of: a column that names one is called sha256. */
async function requireFiles(sql: Sql, tables: readonly BackedUpTable[], folder: string): Promise<void> {
  for (const { name } of tables.filter(({ columns }) => columns.includes('sha256'))) {
    const named = sql<{ sha256: string }[]>`select sha256 from ${sql(name)} where sha256 is not null`
    for await (const rows of named.cursor(1_000)) {
      for (const { sha256 } of rows) if (!existsSync(join(folder, storedPath(sha256)))) throw fileMissing(name, sha256)
    }
  }
}

function notOurs(): Error {
  return backupError(
    'no',
    'not-siji',
    'Expected a database of Siji, but it has none of its tables. siji migrate makes them.',
    '该数据库中没有四即的表，请先运行 siji migrate。',
  )
}

function fileDamaged(path: string): Error {
  return backupError(
    'no',
    'stored-file-damaged',
    `Expected the bytes of ${path} to have the SHA-256 that is its name, but they have another. Take it from an earlier backup.`,
    `文件 ${path} 的内容与其名称（SHA-256）不符，请从更早的备份取回该文件。`,
  )
}

function fileMissing(table: string, sha256: string): Error {
  return backupError(
    'no',
    'stored-file-missing',
    `Expected the file ${sha256}, of which the table ${table} speaks, but it is not in the folder of the files. SIJI_FILES names it.`,
    `表 ${table} 引用的文件 ${sha256} 不在文件目录中，请检查 SIJI_FILES。`,
  )
}
