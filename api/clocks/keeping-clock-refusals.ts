import type { FastifyRequest } from 'fastify'
import { keepingRefusedActs } from '../refused-acts/keeping-refused-acts.ts'
import type { ClockMove } from './queries.ts'
import type { ClockPlace } from './rules.ts'

const acts = {
  pause: 'pauseClock',
  resume: 'resumeClock',
  extend: 'extendClock',
  deleteEvidence: 'deleteEvidence',
} as const satisfies { readonly [move in ClockMove | 'deleteEvidence']: string }

/** Moves a clock; whatever is refused is kept with the step and the ground. */
export async function keepingClockRefusals<Result>(
  request: FastifyRequest,
  { applicationId, instanceId, key }: Pick<ClockPlace, 'applicationId' | 'instanceId' | 'key'>,
  move: keyof typeof acts,
  ground: string | null,
  work: () => Promise<Result>,
): Promise<Result> {
  const attempt = { act: acts[move], applicationId, subject: ground || null, at: { instanceId, key } }
  return await keepingRefusedActs(request, attempt, work)
}
