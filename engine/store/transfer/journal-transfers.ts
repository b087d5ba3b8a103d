import type { ISql, Sql } from 'postgres'
import type { CarriedTable } from './read-journal-of-park.ts'

/** Puts rows of an export back, each the text of a JSON object; those that are there already stay. */
export async function insertCarriedRows(sql: ISql, table: CarriedTable, rows: readonly string[]): Promise<void> {
  await sql`
    insert into ${sql(table)} select * from json_populate_recordset(null::${sql(table)}, ${`[${rows.join(',')}]`}::text::json)
    on conflict do nothing`
}

/** What writing a journal anew puts out again was brought long ago. */
export async function forgetThrownAgain(sql: ISql, parkId: string, ids: readonly string[]): Promise<void> {
  await sql`delete from thrown_messages where park_id = ${parkId} and instance_id = any(${ids as string[]}::uuid[])`
}

/** How far instances have been put back. */
export async function findRevisions(
  sql: ISql,
  parkId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql<{ id: string; revision: number }[]>`
    select id, revision from process_instances where park_id = ${parkId} and id = any(${ids as string[]}::uuid[])`
  return new Map(rows.map(({ id, revision }) => [id, revision]))
}

export type ImportState = 'new' | 'again' | 'done' | 'not-empty'

/** Begins to import, or goes on; not beside what is there already. */
export async function beginImport(sql: Sql, parkId: string, digest: string): Promise<ImportState> {
  return await sql.begin(async (tx) => {
    const [before] = await tx<{ digest: string; ended: boolean }[]>`
      select digest, ended_at is not null as ended from journal_imports where park_id = ${parkId} for update`
    if (before?.digest === digest) return before.ended ? 'done' : 'again'
    const [filled] = await tx<[{ yes: boolean }]>`
      select exists (select from process_instances where park_id = ${parkId})
        or exists (select from definitions where park_id = ${parkId}) as yes`
    if (before !== undefined || filled.yes) return 'not-empty'
    await tx`insert into journal_imports (park_id, digest) values (${parkId}, ${digest})`
    return 'new'
  })
}

export async function endImport(sql: Sql, parkId: string): Promise<void> {
  await sql`update journal_imports set ended_at = clock_timestamp() where park_id = ${parkId}`
}

export interface KeptExport {
  readonly parkId: string
  readonly digest: string
  readonly file: string
  readonly takenAt: string
  readonly instances: number
  readonly entries: number
}

/** Notes that everything up to this moment has been exported. */
export async function keepExport(sql: Sql, kept: KeptExport): Promise<void> {
  const { parkId, digest, file, takenAt, instances, entries } = kept
  await sql`
    insert into journal_exports (park_id, digest, file, taken_at, instances, entries)
    values (${parkId}, ${digest}, ${file}, ${takenAt}::text::timestamptz, ${instances}, ${entries})
    on conflict (park_id, digest) do nothing`
}
