import type { Sql } from 'postgres'
import type { Chain } from '../../core/chain.ts'
import type { Variables } from '../../expressions/expression.ts'
import { leaseRanOut } from '../due/lease-ran-out.ts'

/** A message or signal of a throw event, or a command to another instance, that has not been brought to anybody yet. */
export interface ThrownMessage {
  readonly parkId: string
  readonly instanceId: string
  readonly revision: number
  readonly position: number
  readonly node: string
  readonly kind: 'message' | 'signal' | 'command'
  readonly name: string
  readonly correlationKey: string | null
  readonly variables: Variables
  /** Of a signal that was on its way before: the last instance that has heard it. */
  readonly reached: string | null
  /** Of a message or signal that an instance threw: what it is a link of. */
  readonly chain: Chain | null
  /** The `OutgoingCommand` as JSON, where it is one. */
  readonly command: string | null
}

/** How many messages of one instance are taken at a time. */
const IN_A_ROW = 50

/**
 * Takes thrown messages for `seconds`, of up to `instances` instances, each in the order in which it threw them. Who has
 * the first message of an instance has them all: what was thrown first arrives first, whichever node brings it.
 */
export async function leaseThrownMessages(
  sql: Sql,
  instances: number,
  seconds: number,
): Promise<readonly ThrownMessage[]> {
  return await sql<ThrownMessage[]>`
    with first as (
      select park_id, instance_id from thrown_messages t
      where ${leaseRanOut(sql, seconds)} and not exists (
        select from thrown_messages e where e.park_id = t.park_id and e.instance_id = t.instance_id
          and (e.revision, e.position) < (t.revision, t.position))
      order by thrown_at limit ${instances} for update of t skip locked),
    taken as (
      select m.* from first cross join lateral (
        select park_id, instance_id, revision, position from thrown_messages t
        where t.park_id = first.park_id and t.instance_id = first.instance_id
        order by revision, position limit ${IN_A_ROW}) as m),
    leased as (
      update thrown_messages t set leased_until = clock_timestamp() + ${seconds} * interval '1 second' from taken
      where t.park_id = taken.park_id and t.instance_id = taken.instance_id and t.revision = taken.revision
        and t.position = taken.position
      returning t.*)
    select park_id as "parkId", instance_id as "instanceId", revision, position, node, kind, name,
      correlation_key as "correlationKey", reached, chain, command::text,
      coalesce(variables, '{}'::json) as variables
    from leased order by thrown_at, instance_id, revision, position`
}
