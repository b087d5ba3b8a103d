import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import { clocks, tasks } from '../../../engine/index.ts'
import { applications } from '../../applications/tables.ts'
import type { ClockLedger, StoredClock } from '../../clocks/clock.ts'
import type { Tx } from '../../plugins/database.ts'
import { projects } from '../../projects/tables.ts'

/** A clock that runs on an authority's time, and what it is about. */
export interface WatchedClock extends StoredClock {
  readonly instanceId: string
  readonly dueAt: Date
  /** Of the step; `null` = it is no task's time. */
  readonly task: { readonly name: string | null; readonly department: string | null } | null
  readonly application: {
    readonly id: string
    readonly number: string | null
    readonly definitionHash: string
    readonly project: string | null
  } | null
}

/** How many are read at a time. */
export const PART = 1_000

/** Clocks on an authority's time that run and are due by an instant, the most urgent first, behind one of them. */
export async function listWatchedClocks(
  tx: Tx,
  parkId: string,
  dueBy: Date,
  after: Pick<WatchedClock, 'dueAt' | 'instanceId' | 'key'> | null,
): Promise<readonly WatchedClock[]> {
  const behind =
    after === null
      ? undefined
      : sql`(${clocks.dueAt}, ${clocks.instanceId}, ${clocks.key}) >
          (${after.dueAt.toISOString()}::timestamptz, ${after.instanceId}::uuid, ${after.key}::integer)`
  const rows = await tx
    .select({
      clock: clocks,
      taskName: tasks.name,
      taskKey: tasks.key,
      department: tasks.department,
      applicationId: applications.id,
      number: applications.number,
      definitionHash: applications.definitionHash,
      project: projects.name,
    })
    .from(clocks)
    .leftJoin(
      tasks,
      and(eq(tasks.parkId, clocks.parkId), eq(tasks.instanceId, clocks.instanceId), eq(tasks.key, clocks.host)),
    )
    .leftJoin(applications, and(eq(applications.parkId, clocks.parkId), eq(applications.id, clocks.rootInstanceId)))
    .leftJoin(projects, and(eq(projects.parkId, applications.parkId), eq(projects.id, applications.projectId)))
    .where(
      and(
        eq(clocks.parkId, parkId),
        isNull(clocks.endedAt),
        eq(clocks.state, 'running'),
        eq(clocks.owner, 'authority'),
        lte(clocks.dueAt, dueBy),
        behind,
      ),
    )
    .orderBy(asc(clocks.dueAt), asc(clocks.instanceId), asc(clocks.key))
    .limit(PART)
  return rows.flatMap(({ clock, taskName, taskKey, department, applicationId, definitionHash, ...about }) => {
    if (clock.dueAt === null) return []
    return [
      {
        // The engine writes the ledger, and checks of the table bind the words.
        ...({ ...clock, ledger: clock.ledger as ClockLedger } as StoredClock),
        ...{ instanceId: clock.instanceId, dueAt: clock.dueAt },
        task: taskKey === null ? null : { name: taskName, department },
        application:
          applicationId === null || definitionHash === null ? null : { id: applicationId, definitionHash, ...about },
      },
    ]
  })
}
