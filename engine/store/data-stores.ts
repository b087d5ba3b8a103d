import type { Sql } from 'postgres'
import type { InstanceChange, StoredData } from '../core/store.ts'

/** What the data stores of a park hold that were ever written to, by their names. */
export async function readDataStores(
  sql: Sql,
  parkId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, StoredData>> {
  const rows = await sql<(StoredData & { readonly name: string })[]>`
    select name, revision, value from data_stores where park_id = ${parkId} and name = any(${names}::text[]) and revision > 0`
  return new Map(rows.map(({ name, revision, value }) => [name, { revision, value }]))
}

/** Makes rows for data stores that nobody has written to, so that the write can lock them. */
export async function openDataStores(sql: Sql, changes: readonly InstanceChange[]): Promise<void> {
  const rows = changes.flatMap(({ instance: { parkId }, stores = [] }) =>
    stores.flatMap(({ name, readRevision }) => (readRevision > 0 ? [] : [{ park_id: parkId, name }])),
  )
  if (rows.length === 0) return
  await sql`
    insert into data_stores (park_id, name, revision, written_at)
    select distinct park_id, name, 0, siji_now() from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r(park_id uuid, name text)
    order by park_id, name on conflict do nothing`
}

/** Without those that write to a data store to which an earlier one of them writes too: they are decided afresh. */
export function withoutRivals(changes: readonly InstanceChange[]): readonly InstanceChange[] {
  const taken = new Set<string>()
  return changes.filter(({ instance: { parkId }, stores = [] }) => {
    const names = stores.map(({ name }) => `${parkId} ${name}`)
    if (names.some((name) => taken.has(name))) return false
    for (const name of names) taken.add(name)
    return true
  })
}
