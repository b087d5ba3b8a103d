import { z } from 'zod'
import { readableApplication } from '../../applications/access.ts'
import type { FeatureRoutes } from '../../features.ts'
import { inParkParams } from '../../parks/schemas.ts'
import { inParkOf, parkOf } from '../../plugins/access.ts'
import { Refusal } from '../../refusal.ts'
import { findPermit } from '../queries.ts'
import { decidePermitMove } from './decide-permit-move.ts'
import { type ListedPermitMove, listPermitMoves } from './queries.ts'
import { permitMoveNames } from './tables.ts'

export const permitParams = inParkParams.extend({ permit: z.uuid() })

const moveView = z.object({
  id: z.uuid(),
  move: z.enum(permitMoveNames),
  reason: z.string(),
  legalBasis: z.string(),
  by: z.string().nullable().describe('Name of the signatory; null = by rule'),
  noticeId: z.uuid(),
  at: z.iso.datetime(),
})

/** 暂停使用、恢复、撤销: what becomes of a permit after its issue. */
export const permitMoveRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/permits/:permit/moves',
    config: { permission: 'readPermits' },
    schema: {
      tags: ['permits'],
      summary: 'What was done with a permit after its issue, in order · 证照变动',
      params: permitParams,
      response: { 200: z.array(moveView) },
    },
    handler: async (request) => {
      const access = parkOf(request)
      return await inParkOf(request, async (tx) => {
        const permit = await findPermit(tx, access.park.id, request.params.permit)
        if (permit === null) throw new Refusal('not-found', 'Expected a permit, but found none.', '未找到该证照。')
        await readableApplication(tx, access, permit.applicationId)
        return (await listPermitMoves(tx, access.park.id, [permit.id])).map(viewOf)
      })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/permits/:permit/moves',
    config: { permission: 'movePermits' },
    schema: {
      tags: ['permits'],
      summary: 'Suspend the use of a permit, restore it or revoke it · 暂停使用、恢复、撤销证照',
      description: 'By the head of the issuing authority; the holder gets a notice with reason, basis and remedies.',
      params: permitParams,
      body: z.object({
        move: z.enum(permitMoveNames),
        reason: z.string().max(2_000),
        legalBasis: z.string().max(500),
      }),
      response: { 201: z.object({ id: z.uuid(), noticeId: z.uuid() }) },
    },
    handler: async (request, reply) => {
      const { id, noticeId } = await decidePermitMove(request, request.params.permit, request.body)
      return reply.code(201).send({ id, noticeId })
    },
  })
}

function viewOf({ id, move, reason, legalBasis, by, noticeId, movedAt }: ListedPermitMove): z.input<typeof moveView> {
  return { id, move, reason, legalBasis, by, noticeId, at: movedAt.toISOString() }
}
