import type { FastifyRequest } from 'fastify'
import { commandIdOf, inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { type ClockMove, keepClockRefusal } from './queries.ts'
import type { ClockPlace } from './rules.ts'

/** Does it; a refusal is kept in a transaction of its own for the overseer, and then given as any other. */
export async function keepingRefusals<Result>(
  request: FastifyRequest,
  { instanceId, key }: Pick<ClockPlace, 'instanceId' | 'key'>,
  move: ClockMove | 'deleteEvidence',
  ground: string | null,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { personId } = personOf(request)
    const parkId = parkOf(request).park.id
    const refusedAt = new Date(request.server.engine.now())
    const refusal = {
      ...{ parkId, id: commandIdOf(request), instanceId, key, personId, move, ground },
      ...{ code: error.code, refusedAt },
    }
    await inParkOf(request, (tx) => keepClockRefusal(tx, refusal))
    throw error
  }
}
