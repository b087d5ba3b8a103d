import type { FastifyRequest } from 'fastify'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { keepIntervention } from './queries.ts'

const LONGEST = 2_000

/** Refuses where nothing was said: what is done to a running process by hand has to be explained. */
export function mustGiveReason(reason: string): void {
  if (reason.trim() !== '' && reason.length <= LONGEST) return
  const message = `Expected a reason of at most ${LONGEST} characters, but found ${reason.length}.`
  const messageZh = `请说明理由（不超过 ${LONGEST} 字）。`
  throw new Refusal('reason-missing', message, messageZh, [
    { field: 'reason', code: 'reason-missing', message, messageZh },
  ])
}

/** Writes down why, before the command with this id is sent; the same id with another reason is refused. */
export async function writeReason(
  request: FastifyRequest,
  {
    commandId,
    instanceId,
    reason,
  }: { readonly commandId: string; readonly instanceId: string; readonly reason: string },
): Promise<void> {
  mustGiveReason(reason)
  const { personId } = personOf(request)
  const kept = await inParkOf(request, (tx) =>
    keepIntervention(tx, {
      parkId: parkOf(request).park.id,
      commandId,
      instanceId,
      personId,
      reason: reason.trim(),
      writtenAt: new Date(request.server.engine.now()),
    }),
  )
  if (kept.personId === personId && kept.instanceId === instanceId && kept.reason === reason.trim()) return
  throw new Refusal(
    'idempotency-key-reused',
    `Expected a new Idempotency-Key, but ${commandId} was used for something else.`,
    `Idempotency-Key ${commandId} 已用于其他操作，请更换。`,
  )
}
