import type { FastifyRequest } from 'fastify'
import { v5 } from 'uuid'
import { commandIdOf, inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import type { RefusedAct } from './acts.ts'
import { keepRefusedAct } from './queries.ts'

export interface Attempt {
  readonly act: RefusedAct
  readonly applicationId: string | null
  /** What it is about: the id of a finding, a notice, a permit; the ground of a suspension; the code of a material. */
  readonly subject: string | null
  /** Of a clock: the step that it is about. */
  readonly at?: { readonly instanceId: string; readonly key: number }
}

/**
 * Does it; a refusal is kept in a transaction of its own, for managers and overseers, and then given as any other. Where
 * only some refusals are worth keeping, `attempted` tells by their code what was tried, `null` = nothing.
 */
export async function keepingRefusedActs<Result>(
  request: FastifyRequest,
  attempted: Attempt | ((code: string) => Attempt | null),
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const attempt = typeof attempted === 'function' ? attempted(error.code) : attempted
    if (attempt === null) throw error
    const { park, memberships } = parkOf(request)
    const { at, ...tried } = attempt
    const refusal = {
      ...{ parkId: park.id, id: commandIdOf(request), ...tried },
      ...{ instanceId: at?.instanceId ?? null, key: at?.key ?? null },
      ...{ personId: personOf(request).personId, department: memberships[0]?.department ?? null, code: error.code },
      refusedAt: new Date(request.server.engine.now()),
    }
    await inParkOf(request, (tx) => keepRefusedAct(tx, refusal, otherIdOf(request, attempt, error.code)))
    throw error
  }
}

/** For another attempt under the same key, which must not hide in the first. */
function otherIdOf(request: FastifyRequest, { act, applicationId, subject, at }: Attempt, code: string): string {
  const { personId } = personOf(request)
  return v5(JSON.stringify([personId, act, applicationId, subject, at, code]), commandIdOf(request))
}
