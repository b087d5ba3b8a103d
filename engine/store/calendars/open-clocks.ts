import type { ISql } from 'postgres'
import type { ClockState } from '../../core/clocks/clock-state.ts'

/** A clock that has not ended. Instants in milliseconds. */
export interface OpenClock {
  readonly instanceId: string
  readonly key: number
  readonly node: string
  readonly calendar: string
  readonly yellow: number | null
  readonly dueAt: number | null
  readonly provisional: boolean
  readonly ledger: ClockState['context']
}

/** Those behind one of them in the order of their keys, at most `limit`. */
export async function listOpenClocks(
  sql: ISql,
  parkId: string,
  after: Pick<OpenClock, 'instanceId' | 'key'> | null,
  limit: number,
): Promise<readonly OpenClock[]> {
  const { instanceId, key } = after ?? { instanceId: '00000000-0000-0000-0000-000000000000', key: -1 }
  return await sql<OpenClock[]>`
    select instance_id as "instanceId", key, node, calendar, yellow, provisional, ledger,
      (extract(epoch from due_at) * 1000)::float8 as "dueAt"
    from clocks
    where park_id = ${parkId} and ended_at is null and (instance_id, key) > (${instanceId}, ${key})
    order by instance_id, key limit ${limit}`
}

/** What a due date was, and what it is by other calendars. `key` is the clock's; instants in milliseconds. */
export interface DueMove {
  readonly instanceId: string
  readonly key: number
  readonly node: string
  readonly oldDueAt: number
  readonly newDueAt: number
}

/** Writes down what a revision of the calendars moves, with what changed last; once for each clock. */
export async function insertDueMoves(
  sql: ISql,
  parkId: string,
  revision: string,
  moves: readonly DueMove[],
): Promise<void> {
  if (moves.length === 0) return
  const rows = JSON.stringify(
    moves.map(({ instanceId, key, node, oldDueAt, newDueAt }) => ({
      instance_id: instanceId,
      key,
      node,
      old_due_at: new Date(oldDueAt).toISOString(),
      new_due_at: new Date(newDueAt).toISOString(),
    })),
  )
  await sql`
    insert into moved_due_dates (park_id, instance_id, key, revision, node, old_due_at, new_due_at, moved_at, cause)
    select ${parkId}, instance_id, key, ${revision}::bigint, node, old_due_at, new_due_at, siji_now(),
      (select cause from calendar_state where revision = ${revision}::bigint)
    from json_to_recordset(${rows}::text::json)
      as x (instance_id uuid, key integer, node text, old_due_at timestamptz, new_due_at timestamptz)
    on conflict do nothing`
}
