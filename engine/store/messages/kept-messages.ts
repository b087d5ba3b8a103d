import type { Sql } from 'postgres'
import type { Actor } from '../../core/commands.ts'
import type { Variables } from '../../expressions/expression.ts'
import { leaseRanOut } from '../due/lease-ran-out.ts'

/** A message that waits for somebody who wants it. */
export interface KeptMessage {
  readonly parkId: string
  readonly id: string
  readonly name: string
  readonly correlationKey: string | null
  readonly variables: Variables
  readonly actor: Actor
}

/** `taken`: none of its name and key was kept before, and it is on lease. `known`: it was kept already. */
export type Keeping = 'taken' | 'behind' | 'known'

/**
 * Keeps a message until `expiresAt` (milliseconds since 1970, virtual time), on lease for `seconds` where it is the
 * oldest of its name and key.
 */
export async function insertKeptMessage(
  sql: Sql,
  message: KeptMessage,
  expiresAt: number,
  seconds: number,
): Promise<Keeping> {
  const { parkId, id, name, correlationKey, variables, actor } = message
  const [row] = await sql<{ taken: boolean }[]>`
    insert into kept_messages (park_id, id, name, correlation_key, variables, actor, kept_at, expires_at, leased_until)
    select ${parkId}::uuid, ${id}::uuid, ${name}::text, ${correlationKey}::text, ${JSON.stringify(variables)}::text::json,
      ${JSON.stringify(actor)}::text::json, clock_timestamp(), to_timestamp(${expiresAt}::float8 / 1000),
      case when not exists (select from kept_messages e where e.park_id = ${parkId} and e.name = ${name}
          and (e.correlation_key = ${correlationKey} or e.correlation_key is null and ${correlationKey}::text is null)
          and e.expires_at > siji_now())
        then clock_timestamp() + ${seconds} * interval '1 second' end
    on conflict (park_id, id) do nothing returning leased_until is not null as taken`
  if (row === undefined) return 'known'
  return row.taken ? 'taken' : 'behind'
}

/** Until when this message is kept, in milliseconds since 1970; `null` where it is not, or not any more. */
export async function findKeptMessage(sql: Sql, parkId: string, id: string): Promise<number | null> {
  const [row] = await sql<{ expiresAt: number }[]>`
    select (extract(epoch from expires_at) * 1000)::float8 as "expiresAt" from kept_messages
    where park_id = ${parkId} and id = ${id} and expires_at > siji_now()`
  return row?.expiresAt ?? null
}

export async function removeKeptMessage(sql: Sql, { parkId, id }: KeptMessage): Promise<void> {
  await sql`delete from kept_messages where park_id = ${parkId} and id = ${id}`
}

/** Forgets messages whose time is over and that nobody has for `seconds`, at most so many at a time; gives how many. */
export async function forgetExpiredMessages(sql: Sql, limit: number, seconds: number): Promise<number> {
  const { count } = await sql`
    delete from kept_messages k using (
      select park_id, id from kept_messages where expires_at <= siji_now()
        and ${leaseRanOut(sql, seconds)}
      order by expires_at limit ${limit} for update skip locked) as over
    where k.park_id = over.park_id and k.id = over.id`
  return count
}
