import type { FastifyRequest } from 'fastify'
import type { CommandBody, Decision } from '../../engine/index.ts'
import { mustBePossible } from '../interventions/must-be-possible.ts'
import { mustGiveReason, writeReason } from '../interventions/write-reason.ts'
import { actorOf, commandIdOf, parkOf } from '../plugins/access.ts'
import { accepted, refusalOf } from '../refusal.ts'

export interface Intervention {
  readonly instanceId: string
  readonly body: CommandBody
  readonly reason: string
  readonly commandId: string
}

/** Changes by hand how an instance goes on: the reason is written first, then the command is sent. */
export async function intervene(
  request: FastifyRequest,
  { instanceId, body, reason, commandId }: Intervention,
): Promise<void> {
  const parkId = parkOf(request).park.id
  const command = { id: commandId, parkId, instanceId, actor: actorOf(request), body }
  mustGiveReason(reason)
  await mustBePossible(request.server, command)
  await writeReason(request, { commandId, instanceId, reason })
  accepted(await request.server.engine.send(command))
}

/** What the same would lead to now; nothing is written. */
export async function foreseeIntervention(
  request: FastifyRequest,
  instanceId: string,
  body: CommandBody,
): Promise<Decision> {
  const parkId = parkOf(request).park.id
  const command = { id: commandIdOf(request), parkId, instanceId, actor: actorOf(request), body }
  const decision = await request.server.engine.foresee(command)
  // Of an instance that is not here there is nothing to foresee.
  if (!decision.accepted && decision.rejection.code === 'not-started') throw refusalOf(decision.rejection)
  return decision
}
