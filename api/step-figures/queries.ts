import { and, desc, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm'
import { clocks, processInstances } from '../../engine/index.ts'
import type { ClockLedger, StoredClock } from '../clocks/clock.ts'
import type { Tx } from '../plugins/database.ts'

/** A version of a process, by what its instances run. */
export interface RunVersion {
  readonly processId: string
  readonly hash: string
}

export interface StepCount {
  readonly node: string
  /** Running instances with an open task, or an incident, at the step. */
  readonly running: number
  /** Those of them whose task there is past its limit. */
  readonly overdue: number
}

/** How many instances of a version stand at each step; it reads what is alive only. `now` in milliseconds. */
export async function countAtSteps(
  tx: Tx,
  parkId: string,
  { processId, hash }: RunVersion,
  now: number,
): Promise<readonly StepCount[]> {
  const rows = await tx.execute<{ node: string; running: number; overdue: number }>(sql`
    with running as (
      select id from process_instances where park_id = ${parkId} and process_id = ${processId} and status = 'active'
        and definition_hash = ${hash}),
    standing as (
      select t.instance_id, t.node, t.due_at < ${new Date(now).toISOString()} as late
      from running join tasks t on t.park_id = ${parkId} and t.instance_id = running.id
      union all
      select n.instance_id, n.node, false
      from running join incidents n on n.park_id = ${parkId} and n.instance_id = running.id)
    select node, count(distinct instance_id)::int as running,
      count(distinct instance_id) filter (where late)::int as overdue
    from standing group by node`)
  return [...rows]
}

/** What is newest says how long a step takes; older instances are not asked. */
const NEWEST = 500

/** The ended clocks of authorities at the steps of a version, of its newest instances. */
export async function listEndedClocks(
  tx: Tx,
  parkId: string,
  { processId, hash }: RunVersion,
): Promise<readonly StoredClock[]> {
  const newest = tx
    .select({ id: processInstances.id })
    .from(processInstances)
    .where(
      and(
        eq(processInstances.parkId, parkId),
        eq(processInstances.processId, processId),
        eq(processInstances.definitionHash, hash),
      ),
    )
    .orderBy(desc(processInstances.id))
    .limit(NEWEST)
  const rows = await tx
    .select()
    .from(clocks)
    .where(
      and(
        eq(clocks.parkId, parkId),
        inArray(clocks.instanceId, newest),
        eq(clocks.owner, 'authority'),
        ne(clocks.host, 0),
        isNotNull(clocks.endedAt),
      ),
    )
  // The engine writes the ledger, and checks of the table bind the words.
  return rows.map((row) => ({ ...row, ledger: row.ledger as ClockLedger }) as StoredClock)
}
