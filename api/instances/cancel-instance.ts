import type { FastifyRequest } from 'fastify'
import { parkOf } from '../plugins/access.ts'
import { mustBeFreeOfApplication } from './free-of-application.ts'
import { intervene } from './intervene.ts'

/** Ends an instance for good; one that belongs to an application is refused. */
export async function cancelInstance(
  request: FastifyRequest,
  {
    instanceId,
    reason,
    commandId,
  }: { readonly instanceId: string; readonly reason: string; readonly commandId: string },
): Promise<void> {
  const { database, engine } = request.server
  const parkId = parkOf(request).park.id
  const instance = await engine.loadInstance(parkId, instanceId)
  const rootInstanceId = instance?.rootInstanceId ?? instanceId
  await mustBeFreeOfApplication(database, parkId, { id: instanceId, rootInstanceId })
  const body = { type: 'cancelInstance', reason: reason.trim() } as const
  await intervene(request, { instanceId, body, reason, commandId })
}
