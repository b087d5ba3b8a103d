import type { FastifyRequest } from 'fastify'
import { findApplication } from '../applications/queries.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { intervene } from './intervene.ts'

/**
 * Ends an instance for good. One that belongs to an application is refused: an application ends by a decision or by
 * its applicant, who would otherwise wait for an answer that never comes (行政许可法 art. 38).
 */
export async function cancelInstance(
  request: FastifyRequest,
  {
    instanceId,
    reason,
    commandId,
  }: { readonly instanceId: string; readonly reason: string; readonly commandId: string },
): Promise<void> {
  const parkId = parkOf(request).park.id
  const instance = await request.server.engine.loadInstance(parkId, instanceId)
  const root = instance?.rootInstanceId ?? instanceId
  const application = await inParkOf(request, (tx) => findApplication(tx, parkId, root))
  if (application !== null) {
    throw new Refusal(
      'instance-of-application',
      `Expected an instance without an application, but ${instanceId} belongs to ${application.number ?? root}.`,
      `该实例属于申请 ${application.number ?? root}，只能由申请人撤回，或由部门作出决定。`,
    )
  }
  const body = { type: 'cancelInstance', reason: reason.trim() } as const
  await intervene(request, { instanceId, body, reason, commandId })
}
