import type { Sql } from 'postgres'
import { sqlState } from '../connection/database-error.ts'
import type { BatchRows } from './rows.ts'
import { type OptionalRows, type WriteStatement, writeStatement } from './write-statement.ts'

export interface BatchWritten {
  /** Ids of the instances that were written; all others had moved, or knew the command. */
  readonly written: readonly string[]
  /** `siji_now()` in milliseconds since 1970. */
  readonly now: number
}

const UNIQUE_VIOLATION = '23505'

/**
 * Writes a batch by one statement: an instance whose revision is the one that was read, and none of whose commands is in
 * the journal, with all of its rows; any other not at all.
 */
export async function writeBatch(sql: Sql, rows: BatchRows): Promise<BatchWritten> {
  try {
    return await execute(sql, rows, false)
  } catch (error) {
    // Nothing was written. Looking for known commands beforehand costs every batch what only a repetition needs.
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error
    return await execute(sql, rows, true)
  }
}

async function execute(sql: Sql, rows: BatchRows, guarded: boolean): Promise<BatchWritten> {
  const { text, lists } = statementFor(rows, guarded)
  const { instances, states, journal, events } = rows
  const parameters = [
    asArray(instances),
    states.join('\n'),
    asArray(journal),
    events.join('\n'),
    ...lists.map((list) => asArray(rows[list])),
  ]
  const [answer] = await sql.unsafe<[BatchWritten]>(text, parameters, { prepare: true })
  return answer
}

function asArray(objects: readonly string[]): string {
  return `[${objects.join(',')}]`
}

const statements = new Map<string, WriteStatement>()

/** A connection prepares each statement once; in practice a batch has one of a few dozen shapes. */
function statementFor(rows: BatchRows, guarded: boolean): WriteStatement {
  const lists = optionalRows.filter((list) => rows[list].length > 0)
  const shape = `${guarded} ${lists.join()}`
  const known = statements.get(shape)
  if (known !== undefined) return known
  const statement = writeStatement(lists, guarded)
  statements.set(shape, statement)
  return statement
}

/** Every list that a batch may have rows in, beside its instances. */
export const optionalRows: readonly OptionalRows[] = [
  'openedTasks',
  'movedTasks',
  'endedTasks',
  'passedTasks',
  'timers',
  'heldTimers',
  'jobs',
  'movedJobs',
  'heldJobs',
  'renamedJobs',
  'renamedIncidents',
  'subscriptions',
  'incidents',
  'milestones',
  'clocks',
  'endedClocks',
  'thrownMessages',
  'storeWrites',
  'goneTimers',
  'goneJobs',
  'goneSubscriptions',
  'goneIncidents',
  'pastIncidents',
]
