import type { FastifyRequest } from 'fastify'
import { type Decision, type RestartPoint, restartedInstanceId, type Variables } from '../../engine/index.ts'
import { parkOf } from '../plugins/access.ts'
import { mustBeFreeOfApplication } from './free-of-application.ts'
import { foreseeIntervention, intervene } from './intervene.ts'

export interface RestartOrder {
  readonly instanceId: string
  readonly commandId: string
  readonly points: readonly RestartPoint[]
  readonly variables: Variables
}

/** Lets an instance that has ended go on as a new one, and gives the id of that; one of an application is refused. */
export async function restartInstance(
  request: FastifyRequest,
  { reason, ...order }: RestartOrder & { readonly reason: string },
): Promise<string> {
  const body = await bodyOf(request, order)
  await intervene(request, { instanceId: order.instanceId, body, reason, commandId: order.commandId })
  return body.as
}

/** What the new instance would begin with; nothing is written. */
export async function foreseeRestart(request: FastifyRequest, order: RestartOrder): Promise<Decision> {
  return await foreseeIntervention(request, order.instanceId, await bodyOf(request, order))
}

async function bodyOf(request: FastifyRequest, { instanceId, commandId, points, variables }: RestartOrder) {
  const { database, engine } = request.server
  const parkId = parkOf(request).park.id
  const instance = await engine.loadInstance(parkId, instanceId)
  const rootInstanceId = instance?.rootInstanceId ?? instanceId
  await mustBeFreeOfApplication(database, parkId, { id: instanceId, rootInstanceId })
  return { type: 'restartInstance', as: restartedInstanceId(instanceId, commandId), points, variables } as const
}
