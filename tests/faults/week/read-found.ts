import type { Sql } from 'postgres'

/** What the database says of each instance that a person began. */
export interface Found {
  /** Instance → its open task. */
  readonly tasks: ReadonlyMap<string, { readonly node: string; readonly key: number }>
  /** Instance → key of its incident. */
  readonly incidents: ReadonlyMap<string, number>
}

export async function readFound(sql: Sql): Promise<Found> {
  const tasks = await sql<{ id: string; node: string; key: number }[]>`select instance_id as id, node, key from tasks`
  const incidents = await sql<{ id: string; key: number }[]>`select instance_id as id, key from incidents`
  return {
    tasks: new Map(tasks.map(({ id, node, key }) => [id, { node, key }])),
    incidents: new Map(incidents.map(({ id, key }) => [id, key])),
  }
}

/** Where each stands, in the words of the independent model. */
export async function readStandings(
  sql: Sql,
): Promise<ReadonlyMap<string, { readonly at: string; readonly reminders: number }>> {
  const rows = await sql<{ id: string; at: string; reminders: number }[]>`
    select p.id, case when p.status = 'completed' then 'end'
        when exists (select from incidents i where i.instance_id = p.id) then 'incident'
        when t.node is not null then t.node
        when exists (select from timers d where d.instance_id = p.id and d.node = 'publicity') then 'publicity'
        when exists (select from timers d where d.root_instance_id = p.id and d.node = 'draw') then 'certify'
        else 'lost' end as at,
      (select count(*)::int from journal j, json_array_elements(j.events) e
        where j.instance_id = p.id and e->>'type' = 'elementCompleted' and e->>'node' = 'reminded') as reminders
    from process_instances p left join tasks t on t.park_id = p.park_id and t.instance_id = p.id
    where p.process_id = 'permit'`
  return new Map(rows.map(({ id, at, reminders }) => [id, { at, reminders }]))
}
