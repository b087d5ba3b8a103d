import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { answerOnce } from '../../idempotency/answer-once.ts'
import { inParkOf, type ParkAccess, parkOf, personOf } from '../../plugins/access.ts'
import { type FieldError, Refusal } from '../../refusal.ts'
import type { Permit } from '../permit.ts'
import { findPermit } from '../queries.ts'
import { movePermit } from './move-permit.ts'
import type { PermitMoveName } from './tables.ts'

/** The head of the authority that issued it decides what becomes of it (行政许可法 art. 69). */
export function mayMovePermit({ memberships }: ParkAccess, { issuingAuthority }: Permit): boolean {
  return memberships.some(({ department, post }) => department === issuingAuthority && post === 'signatory')
}

/** Suspends, restores or revokes as a signatory, with reason and legal basis in writing. */
export async function decidePermitMove(
  request: FastifyRequest,
  permitId: string,
  order: { readonly move: PermitMoveName; readonly reason: string; readonly legalBasis: string },
): Promise<{ readonly id: string; readonly noticeId: string }> {
  const access = parkOf(request)
  const { personId } = personOf(request)
  return await inParkOf(request, async (tx) => {
    const permit = await findPermit(tx, access.park.id, permitId)
    if (permit === null) throw new Refusal('not-found', 'Expected a permit, but found none.', '未找到该证照。')
    if (!mayMovePermit(access, permit)) throw notYours(permit)
    const [reason, legalBasis] = [order.reason.trim(), order.legalBasis.trim()]
    mustBeWritten({ reason, legalBasis })
    const decision = {
      ...{ id: v7(), move: order.move, reason, legalBasis },
      by: { person: personId },
      at: new Date(request.server.engine.now()),
    }
    return await answerOnce(request, tx, async () => {
      const { id, noticeId } = await movePermit(tx, access.park.id, permit, decision)
      return { id, noticeId }
    })
  })
}

function notYours({ printed }: Permit): Refusal {
  return new Refusal(
    'permit-not-yours',
    `Expected the head of ${printed.authority}, which issued the permit: only that authority suspends, restores or revokes it.`,
    `该证照由${printed.authority}核发，只能由该机关负责人决定。`,
  )
}

function mustBeWritten({ reason, legalBasis }: { readonly reason: string; readonly legalBasis: string }): void {
  const errors: FieldError[] = []
  if (reason === '') {
    const [message, messageZh] = ['Expected the reason of the decision.', '请填写理由。']
    errors.push({ field: 'reason', code: 'reason-missing', message, messageZh })
  }
  if (legalBasis === '') {
    const [message, messageZh] = ['Expected the legal basis of the decision.', '请填写法律依据。']
    errors.push({ field: 'legalBasis', code: 'legal-basis-missing', message, messageZh })
  }
  if (errors.length === 0) return
  throw new Refusal(
    'reason-missing',
    'Expected a decision in writing, with its reason and legal basis.',
    '决定应当书面说明理由和依据。',
    errors,
  )
}
