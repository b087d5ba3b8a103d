import type { FastifyRequest } from 'fastify'
import { keepingRefusedActs } from '../refused-acts/keeping-refused-acts.ts'

/** Changes days or hours; that somebody tried to change what was counted is kept for the overseer, not that they looked. */
export async function keepingRefusedChanges<Result>(
  request: FastifyRequest,
  subject: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const attempt = { act: 'changeDays', applicationId: null, subject } as const
  return await keepingRefusedActs(request, (code) => (code === 'day-counted-already' ? attempt : null), work)
}
