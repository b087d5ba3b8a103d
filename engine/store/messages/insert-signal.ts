import type { Sql } from 'postgres'
import type { Actor } from '../../core/commands.ts'
import type { Variables } from '../../expressions/expression.ts'

export interface RaisedSignal {
  readonly id: string
  readonly parkId: string
  readonly name: string
  readonly variables: Variables
  readonly actor: Actor
}

/**
 * Writes a signal that comes from outside, to be brought the way of one that an instance threw; its id stands in the
 * place of the instance's. One that was raised before is not raised again.
 */
export async function insertSignal(sql: Sql, { parkId, id, name, variables, actor }: RaisedSignal): Promise<void> {
  await sql`
    with published as (
      insert into published_messages (park_id, id, instance_id, published_at) values (${parkId}, ${id}, ${id}, siji_now())
      on conflict (park_id, id) do nothing returning park_id, id)
    insert into thrown_messages
      (park_id, instance_id, revision, position, root_instance_id, node, kind, name, variables, command, thrown_at)
    select park_id, id, 0, 0, id, '', 'signal', ${name}, ${JSON.stringify(variables)}::text::json,
      ${JSON.stringify(actor)}::text::json, siji_now() from published`
}
