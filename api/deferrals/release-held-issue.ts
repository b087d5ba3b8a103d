import { v5 } from 'uuid'
import type { Job } from '../../engine/index.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { listHeldIssues } from './queries.ts'

/**
 * Lets the issue of an application go on that stands as an incident: what it lacked has come. Where it stands for
 * something else too, it stands again.
 */
export async function releaseHeldIssue(app: Pick<AppParts, 'engine' | 'database'>, job: Job): Promise<void> {
  const { parkId, instanceId } = job
  const held = await app.database.inPark(parkId, (tx) => listHeldIssues(tx, parkId, instanceId))
  for (const { instance, key } of held) {
    const actor = { type: 'system', name: 'follow-up' } as const
    const body = { type: 'resolveIncident', key, variables: {} } as const
    // Whoever was faster has it.
    await app.engine.send({ id: v5(`${instance}/${key}`, instanceId), parkId, instanceId: instance, actor, body })
  }
}
