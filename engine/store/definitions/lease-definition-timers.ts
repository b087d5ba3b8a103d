import type { Sql } from 'postgres'
import { leaseRanOut } from '../due/lease-ran-out.ts'

/** A timer start event that is due. */
export interface DefinitionTimer {
  readonly parkId: string
  readonly processId: string
  readonly node: string
  readonly definitionHash: string
  readonly dueAt: number
  readonly repetitions: number
  readonly interval: string | null
  /** The instance that this due date starts, whoever starts it. */
  readonly nextInstanceId: string
}

/** Takes due timer start events for `seconds`. */
export async function leaseDefinitionTimers(
  sql: Sql,
  limit: number,
  seconds: number,
): Promise<readonly DefinitionTimer[]> {
  return await sql<DefinitionTimer[]>`
    with due as (
      select park_id, process_id, node from definition_timers
      where due_at <= siji_now() and ${leaseRanOut(sql, seconds)}
      order by due_at limit ${limit} for update skip locked)
    update definition_timers t set leased_until = clock_timestamp() + ${seconds} * interval '1 second' from due
    where t.park_id = due.park_id and t.process_id = due.process_id and t.node = due.node
    returning t.park_id as "parkId", t.process_id as "processId", t.node, t.definition_hash as "definitionHash",
      (extract(epoch from t.due_at) * 1000)::float8 as "dueAt", t.repetitions, t.interval,
      t.next_instance_id as "nextInstanceId"`
}
