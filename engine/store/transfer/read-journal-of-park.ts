import type { ISql } from 'postgres'

/** A row of the journal as an export has it: JSON as the very text that is stored. */
export interface ExportedEntry {
  readonly instanceId: string
  readonly revision: number
  readonly commandId: string
  readonly at: number
  readonly actor: string
  readonly command: string
  readonly events: string
  readonly previousHash: string
  readonly hash: string
}

const ROWS = 500

/** The whole journal of a park, instance after instance, each in order of its revisions; so many rows at a time. */
export function readJournalOfPark(sql: ISql, parkId: string): AsyncIterable<readonly ExportedEntry[]> {
  return sql<ExportedEntry[]>`
    select instance_id as "instanceId", revision, command_id as "commandId",
      (extract(epoch from at) * 1000)::float8 as at, actor::text as actor, command::text as command,
      events::text as events, encode(previous_hash, 'hex') as "previousHash", encode(hash, 'hex') as hash
    from journal where park_id = ${parkId} order by instance_id, revision`.cursor(ROWS)
}

/** Tables that are carried row by row: first what runs the journal's instances, then what is on its way between them. */
export const tablesBefore = ['definitions', 'deployment_files'] as const
export const tablesAfter = [
  'definition_timers',
  'data_stores',
  'thrown_messages',
  'kept_messages',
  'collected_starts',
  'published_messages',
] as const

export type CarriedTable = (typeof tablesBefore)[number] | (typeof tablesAfter)[number]

/** The rows of a park in a table, each as the text of a JSON object. */
export function readRowsOfPark(
  sql: ISql,
  table: CarriedTable,
  parkId: string,
): AsyncIterable<readonly { readonly row: string }[]> {
  return sql<{ row: string }[]>`
    select row_to_json(t)::text as row from ${sql(table)} t where t.park_id = ${parkId}`.cursor(ROWS)
}

/** When the snapshot of this transaction was taken, ISO 8601. */
export async function readTakenAt(sql: ISql): Promise<string> {
  const [row] = await sql<[{ at: string }]>`
    select to_char(siji_now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`
  return row.at
}
