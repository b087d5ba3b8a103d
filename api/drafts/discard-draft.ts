import type { FastifyRequest } from 'fastify'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { withdrawRequestsOf } from '../publications/queries.ts'
import { deleteDraft } from './queries.ts'
import { noSuchDraft } from './save-draft.ts'

/** Discards it with what was asked of it; there must be one. */
export async function discardDraft(request: FastifyRequest, id: string): Promise<void> {
  const parkId = parkOf(request).park.id
  const decision = { decidedBy: personOf(request).personId, decidedAt: new Date(request.server.engine.now()) }
  await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => {
      await withdrawRequestsOf(tx, parkId, id, decision)
      if (!(await deleteDraft(tx, parkId, id))) throw noSuchDraft()
      return { discarded: true }
    }),
  )
}
