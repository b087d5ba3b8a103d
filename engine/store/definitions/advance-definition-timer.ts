import type { Sql } from 'postgres'
import type { DefinitionTimer } from './lease-definition-timers.ts'

/** Puts a timer start event on its next due date, or removes it; does nothing if somebody else has done so. */
export async function advanceDefinitionTimer(
  sql: Sql,
  timer: DefinitionTimer,
  next: Pick<DefinitionTimer, 'dueAt' | 'repetitions' | 'nextInstanceId'> | null,
): Promise<void> {
  const { parkId, processId, node, nextInstanceId } = timer
  if (next === null) {
    await sql`
      delete from definition_timers where park_id = ${parkId} and process_id = ${processId} and node = ${node}
        and next_instance_id = ${nextInstanceId}`
    return
  }
  await sql`
    update definition_timers set due_at = to_timestamp(${next.dueAt / 1000}::float8), repetitions = ${next.repetitions},
      next_instance_id = ${next.nextInstanceId}, leased_until = null
    where park_id = ${parkId} and process_id = ${processId} and node = ${node} and next_instance_id = ${nextInstanceId}`
}
