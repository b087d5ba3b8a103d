import type { ISql, Sql } from 'postgres'

/** Where a message goes: to an instance that waits for it, or to a new one at a message start event. */
export interface MessageTarget {
  readonly instanceId: string
  readonly start: { readonly processId: string; readonly definitionHash: string; readonly startEvent: string } | null
}

interface Row {
  readonly instanceId: string
  readonly processId: string | null
  readonly definitionHash: string | null
  readonly startEvent: string | null
}

/** Where a message goes, and whether whoever asks is the one to bring it there. */
export interface RecordedTarget extends MessageTarget {
  /** This call wrote it down: nobody else is about to send it. */
  readonly isMine: boolean
}

/** Where this message went when it came for the first time. */
export async function findMessageTarget(sql: ISql, parkId: string, id: string): Promise<MessageTarget | null> {
  const [row] = await sql<Row[]>`
    select instance_id as "instanceId", process_id as "processId", definition_hash as "definitionHash",
      start_event as "startEvent"
    from published_messages where park_id = ${parkId} and id = ${id}`
  return row === undefined ? null : targetOf(row)
}

/** Settles where this message goes; gives where it went already if somebody was faster. */
export async function recordMessageTarget(
  sql: ISql,
  parkId: string,
  id: string,
  target: MessageTarget,
): Promise<RecordedTarget> {
  const { instanceId, start } = target
  const [row] = await sql<(Row & { isMine: boolean })[]>`
    insert into published_messages (park_id, id, instance_id, process_id, definition_hash, start_event, published_at)
    values (${parkId}, ${id}, ${instanceId}, ${start?.processId ?? null}, ${start?.definitionHash ?? null},
      ${start?.startEvent ?? null}, siji_now())
    on conflict (park_id, id) do update set published_at = published_messages.published_at
    returning instance_id as "instanceId", process_id as "processId", definition_hash as "definitionHash",
      start_event as "startEvent", xmax = 0 as "isMine"`
  return row === undefined ? { ...target, isMine: true } : { ...targetOf(row), isMine: row.isMine }
}

/**
 * Takes over a message that was to go to this instance, and that nobody has brought there within `seconds`; whether this
 * call is the one that does.
 */
export async function takeOverMessage(
  sql: ISql,
  parkId: string,
  id: string,
  instanceId: string,
  seconds: number,
): Promise<boolean> {
  const { count } = await sql`
    update published_messages set published_at = siji_now() where park_id = ${parkId} and id = ${id}
      and instance_id = ${instanceId} and published_at <= siji_now() - ${seconds} * interval '1 second'`
  return count > 0
}

/** Lets whoever comes next bring a message that could not arrive, after `seconds` that are over already. */
export async function letGoOfMessage(
  sql: ISql,
  parkId: string,
  id: string,
  instanceId: string,
  seconds: number,
): Promise<void> {
  await sql`
    update published_messages set published_at = siji_now() - ${seconds} * interval '1 second'
    where park_id = ${parkId} and id = ${id} and instance_id = ${instanceId}`
}

/** Forgets where a message was to go, because nothing waits for it there any more. */
export async function forgetMessageTarget(sql: Sql, parkId: string, id: string, instanceId: string): Promise<void> {
  await sql`
    delete from published_messages where park_id = ${parkId} and id = ${id} and instance_id = ${instanceId}`
}

/** Forgets where messages went that were published more than `days` ago, at most so many at a time; gives how many. */
export async function forgetOldMessages(sql: Sql, days: number, limit: number): Promise<number> {
  const { count } = await sql`
    delete from published_messages p using (
      select park_id, id from published_messages where published_at < siji_now() - ${days} * interval '1 day'
      order by published_at limit ${limit} for update skip locked) as old
    where p.park_id = old.park_id and p.id = old.id`
  return count
}

function targetOf({ instanceId, processId, definitionHash, startEvent }: Row): MessageTarget {
  const starts = processId !== null && definitionHash !== null && startEvent !== null
  return { instanceId, start: starts ? { processId, definitionHash, startEvent } : null }
}
