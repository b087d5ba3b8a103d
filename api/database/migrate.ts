import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { makeRoles } from './database-roles.ts'
import { StartError } from './start-error.ts'

export interface MigrateOptions {
  /** Login that is, or may make itself, a member of the three roles. */
  readonly url: string
  /** Folder of the `.sql` files, which are applied in order of their names. */
  readonly folder: string
  /** Stored at the first time; a database of the other mode is refused. Left out: it is not looked at. */
  readonly mode?: 'demo' | 'production'
}

export interface MigrateResult {
  /** Names of the files that were applied now. */
  readonly applied: readonly string[]
}

export interface Migration {
  readonly name: string
  /** SHA-256 of the text, in hexadecimal. */
  readonly hash: string
  readonly text: string
}

// Any fixed number; it only has to be the same in every release.
const LOCK = 7_205_741

/** Brings the database to this release: roles, migrations, partitions of the coming months, and the mode. */
export async function migrate(options: MigrateOptions): Promise<MigrateResult> {
  const migrations = readMigrations(options.folder)
  const sql = postgres(options.url, { max: 1, connect_timeout: 5, onnotice: () => {} })
  try {
    await sql`select pg_advisory_lock(${LOCK})`
    await makeRoles(sql)
    await sql`set role siji_owner`
    await sql`
      create table if not exists migrations (
        name text primary key, hash text not null, applied_at timestamptz not null default clock_timestamp())`
    const pending = findPending(migrations, await sql<Applied[]>`select name, hash from migrations order by name`)
    for (const migration of pending) await apply(sql, migration)
    await sql`select add_partitions(24)`
    if (options.mode !== undefined) await settleMode(sql, options.mode)
    return { applied: pending.map((migration) => migration.name) }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

interface Applied {
  readonly name: string
  readonly hash: string
}

/** What is still to be applied. Refuses an edited file, and one that would come before what is already applied. */
export function findPending<M extends Applied>(migrations: readonly M[], applied: readonly Applied[]): readonly M[] {
  const hashes = new Map(applied.map((row) => [row.name, row.hash]))
  const newest =
    applied
      .map((row) => row.name)
      .sort()
      .at(-1) ?? ''
  for (const { name, hash } of migrations) {
    const known = hashes.get(name)
    if (known !== undefined && known !== hash) throw edited(name)
    if (known === undefined && name < newest) throw outOfOrder(name, newest)
  }
  return migrations.filter((migration) => !hashes.has(migration.name))
}

/** The migrations of this release, in the order in which they are applied. */
export function readMigrations(folder: string): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { name, text, hash: createHash('sha256').update(text).digest('hex') }
  })
}

async function apply(sql: Sql, migration: Migration): Promise<void> {
  try {
    await sql.begin(async (tx) => {
      await tx.unsafe(migration.text)
      await tx`insert into migrations (name, hash) values (${migration.name}, ${migration.hash})`
    })
  } catch (cause) {
    throw new Error(`Migration ${migration.name} failed and left nothing behind.`, { cause })
  }
}

async function settleMode(sql: Sql, mode: 'demo' | 'production'): Promise<void> {
  await sql`insert into settings (mode) values (${mode}) on conflict do nothing`
  const [settings] = await sql<[{ mode: string }]>`select mode from settings`
  if (settings.mode === mode) return
  throw new StartError(
    'mode-mismatch',
    `Expected a database in ${mode} mode, but this one was set up in ${settings.mode} mode.`,
    `期望数据库处于 ${mode} 模式，但该库是以 ${settings.mode} 模式建立的。`,
  )
}

function edited(name: string): StartError {
  return new StartError(
    'migration-edited',
    `Migration ${name} has been applied with another text. Restore it, and put the change into a new file.`,
    `迁移文件 ${name} 已执行但内容被改动，请恢复原文件，并把改动写入新的迁移文件。`,
  )
}

function outOfOrder(name: string, newest: string): StartError {
  return new StartError(
    'migration-out-of-order',
    `Migration ${name} comes before ${newest}, which is already applied. Give it a later name.`,
    `迁移文件 ${name} 排在已执行的 ${newest} 之前，请改用更靠后的文件名。`,
  )
}
