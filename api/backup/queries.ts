import type { Sql } from 'postgres'
import type { Manifest } from './manifest.ts'

/** A table of ours, as far as copying needs it. */
export interface BackedUpTable {
  readonly name: string
  readonly columns: readonly string[]
  /** Row-level security holds for the owner too. */
  readonly isForced: boolean
  /** Tables that its foreign keys refer to. */
  readonly needs: readonly string[]
}

/** Every table of the owner; partitions belong to their table. */
export async function listTables(sql: Sql): Promise<readonly BackedUpTable[]> {
  return await sql<BackedUpTable[]>`
    select c.relname::text as name, c.relforcerowsecurity as "isForced",
      (select json_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(json_agg(distinct r.relname), '[]') from pg_constraint f join pg_class r on r.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and r.oid <> c.oid) as needs
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relowner = 'siji_owner'::regrole
    order by c.relname`
}

/** What the manifest says of a database beside its rows. */
export async function readFacts(
  sql: Sql,
): Promise<Pick<Manifest, 'takenAt' | 'mode' | 'keyFingerprint' | 'migrations' | 'months'>> {
  const [facts] = await sql<[Pick<Manifest, 'takenAt' | 'mode' | 'keyFingerprint' | 'migrations' | 'months'>]>`
    select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "takenAt",
      (select mode from settings) as mode,
      (select key_fingerprint from installation) as "keyFingerprint",
      (select json_agg(json_build_object('name', name, 'hash', hash) order by name) from migrations) as migrations,
      (select coalesce(json_agg(replace(substr(c.relname, 9), '_', '-') || '-01' order by c.relname), '[]')
        from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'journal'::regclass and c.relname ~ '^journal_\\d{4}_\\d{2}$') as months`
  return facts
}

/** Tables of one row, which the migrations write; a backup brings its own. */
export const writtenByMigrations = ['settings', 'calendar_state'] as const

/** Names of the tables that hold rows which no migration has written. */
export async function findFilled(sql: Sql, tables: readonly BackedUpTable[]): Promise<readonly string[]> {
  const filled: string[] = []
  for (const { name } of tables) {
    if (name === 'migrations' || writtenByMigrations.some((each) => each === name)) continue
    const rows = await sql`select 1 from ${sql(name)} limit 1`
    if (rows.length > 0) filled.push(name)
  }
  return filled
}

/** Whether this login finds tables of Siji here. */
export async function isMigrated(sql: Sql): Promise<boolean> {
  const [row] = await sql<[{ found: boolean }]>`
    select exists (select from pg_class where relnamespace = 'public'::regnamespace and relname = 'migrations') as found`
  return row.found
}
