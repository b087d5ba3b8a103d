import { and, eq, sql } from 'drizzle-orm'
import { processInstances } from '../../engine/index.ts'
import type { Tx } from '../plugins/database.ts'

/** How many instances run on one version of a process. */
export interface RunningCount {
  readonly processId: string
  readonly hash: string
  readonly running: number
}

/** Running instances by process and version of a park. */
export async function countRunning(tx: Tx, parkId: string): Promise<readonly RunningCount[]> {
  return await tx
    .select({
      processId: processInstances.processId,
      hash: processInstances.definitionHash,
      running: sql<number>`count(*)::int`,
    })
    .from(processInstances)
    .where(and(eq(processInstances.parkId, parkId), eq(processInstances.status, 'active')))
    .groupBy(processInstances.processId, processInstances.definitionHash)
}
