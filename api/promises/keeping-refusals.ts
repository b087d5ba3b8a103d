import type { FastifyRequest } from 'fastify'
import { commandIdOf, inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { keepPromiseRefusal } from './queries.ts'

const kept = new Set(['promise-public-safety', 'promise-not-offered', 'credit-bars-promise', 'not-allowed'])

/** Does it; that something was promised which may not be is kept in a transaction of its own for the overseer. */
export async function keepingPromiseRefusals<Result>(
  request: FastifyRequest,
  { applicationId, code }: { readonly applicationId: string; readonly code: string },
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal && kept.has(error.code)) {
      const refusal = {
        ...{ id: commandIdOf(request), applicationId, code, refusal: error.code },
        personId: personOf(request).personId,
        refusedAt: new Date(request.server.engine.now()),
      }
      await inParkOf(request, (tx) => keepPromiseRefusal(tx, parkOf(request).park.id, refusal))
    }
    throw error
  }
}
