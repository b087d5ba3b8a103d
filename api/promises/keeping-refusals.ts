import type { FastifyRequest } from 'fastify'
import { keepingRefusedActs } from '../refused-acts/keeping-refused-acts.ts'

const kept = new Set(['promise-public-safety', 'promise-not-offered', 'credit-bars-promise', 'not-allowed'])

/** Does it; that something was promised which may not be is kept for the overseer. */
export async function keepingPromiseRefusals<Result>(
  request: FastifyRequest,
  { applicationId, code: subject }: { readonly applicationId: string; readonly code: string },
  work: () => Promise<Result>,
): Promise<Result> {
  const attempt = { act: 'signPromise', applicationId, subject } as const
  return await keepingRefusedActs(request, (code) => (kept.has(code) ? attempt : null), work)
}
