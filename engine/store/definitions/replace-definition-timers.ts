import type { ISql } from 'postgres'
import type { DefinitionTimer } from './lease-definition-timers.ts'

/** The timer start events of a process are now those of its newest version. */
export async function replaceDefinitionTimers(
  sql: ISql,
  parkId: string,
  processId: string,
  timers: readonly DefinitionTimer[],
): Promise<void> {
  await sql`delete from definition_timers where park_id = ${parkId} and process_id = ${processId}`
  for (const timer of timers) {
    await sql`
      insert into definition_timers (park_id, process_id, node, definition_hash, due_at, repetitions, interval, next_instance_id)
      values (${parkId}, ${processId}, ${timer.node}, ${timer.definitionHash},
        to_timestamp(${timer.dueAt / 1000}::float8), ${timer.repetitions}, ${timer.interval}, ${timer.nextInstanceId})`
  }
}
