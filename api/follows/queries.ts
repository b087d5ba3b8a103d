import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import type { TaskAddress } from '../tasks/act-on-task.ts'
import { followedApplications } from './tables.ts'

/** Who follows what; nobody else sees it. */
export interface Follow {
  readonly parkId: string
  readonly personId: string
  readonly applicationId: string
}

/** 关注. Where it was begun before, it stays as it was. `from` is the task on whose page it was begun. */
export async function follow(tx: Tx, row: Follow, from: TaskAddress | null, followedAt: Date): Promise<void> {
  await tx
    .insert(followedApplications)
    .values({ ...row, instanceId: from?.instance ?? null, taskKey: from?.key ?? null, followedAt })
    .onConflictDoNothing()
}

/** 取消关注 */
export async function unfollow(tx: Tx, row: Follow): Promise<void> {
  await tx.delete(followedApplications).where(isIt(row))
}

export async function isFollowed(tx: Tx, row: Follow): Promise<boolean> {
  return (await tx.$count(followedApplications, isIt(row))) > 0
}

/** Where a person began to follow each of these applications; `null` = on no page of a task. */
export async function listBeginnings(
  tx: Tx,
  parkId: string,
  personId: string,
  applications: readonly string[],
): Promise<ReadonlyMap<string, TaskAddress | null>> {
  if (applications.length === 0) return new Map()
  const { applicationId, instanceId, taskKey } = followedApplications
  const rows = await tx
    .select({ applicationId, instanceId, taskKey })
    .from(followedApplications)
    .where(
      and(
        eq(followedApplications.parkId, parkId),
        eq(followedApplications.personId, personId),
        inArray(applicationId, [...applications]),
      ),
    )
  return new Map(
    rows.map((row) => [
      row.applicationId,
      row.instanceId === null || row.taskKey === null ? null : { instance: row.instanceId, key: row.taskKey },
    ]),
  )
}

function isIt({ parkId, personId, applicationId }: Follow) {
  return and(
    eq(followedApplications.parkId, parkId),
    eq(followedApplications.personId, personId),
    eq(followedApplications.applicationId, applicationId),
  )
}
