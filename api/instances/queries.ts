import { and, desc, eq, lt } from 'drizzle-orm'
import { processInstances } from '../../engine/index.ts'
import type { Tx } from '../plugins/database.ts'

export interface InstanceFilter {
  readonly process?: string | undefined
  readonly status?: 'active' | 'completed' | 'terminated' | 'cancelled' | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Newest first, for ids sort by time; the next page begins after the last id of this one. */
export async function listInstances(tx: Tx, parkId: string, filter: InstanceFilter) {
  return await tx
    .select({
      id: processInstances.id,
      rootInstanceId: processInstances.rootInstanceId,
      processId: processInstances.processId,
      definitionHash: processInstances.definitionHash,
      businessKey: processInstances.businessKey,
      status: processInstances.status,
      revision: processInstances.revision,
      startedAt: processInstances.startedAt,
      changedAt: processInstances.changedAt,
      endedAt: processInstances.endedAt,
    })
    .from(processInstances)
    .where(
      and(
        eq(processInstances.parkId, parkId),
        filter.process === undefined ? undefined : eq(processInstances.processId, filter.process),
        filter.status === undefined ? undefined : eq(processInstances.status, filter.status),
        filter.after === undefined ? undefined : lt(processInstances.id, filter.after),
      ),
    )
    .orderBy(desc(processInstances.id))
    .limit(filter.limit)
}
