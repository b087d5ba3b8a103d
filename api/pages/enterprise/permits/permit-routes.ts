import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { readableApplication } from '../../../applications/access.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { decidePermitMove } from '../../../permits/moves/decide-permit-move.ts'
import { listPermitMoves } from '../../../permits/moves/queries.ts'
import { permitParams } from '../../../permits/moves/routes.ts'
import { permitMoveNames } from '../../../permits/moves/tables.ts'
import { findPermit } from '../../../permits/queries.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { Refusal } from '../../../refusal.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { textOf } from '../../typed.ts'
import { noQuery } from '../filling/no-query.ts'
import { showingOf } from '../showing.ts'
import { permitPage } from './permit-page.ts'

/** One permit and what becomes of it: for its holder, for officers, and with the form of a decision for its signatory. */
export const onePermitRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url: '/parks/:park/permits/:permit',
    permission: 'readPermits',
    summary: 'One permit and its history · 一份证照',
    params: permitParams,
    query: noQuery,
    show: (request, params) => show(request, params, freshForm()),
  })

  pageForm(app, {
    url: '/parks/:park/permits/:permit/moves',
    permission: 'movePermits',
    summary: 'Suspend, restore or revoke it · 暂停使用、恢复、撤销',
    params: permitParams,
    act: async (request, { permit }, typed) => {
      const move = permitMoveNames.find((each) => each === textOf(typed, 'move'))
      if (move === undefined) throw nothingChosen()
      const words = { reason: textOf(typed, 'reason'), legalBasis: textOf(typed, 'legalBasis') }
      await decidePermitMove(request, permit, { move, ...words })
      return `/parks/${parkOf(request).park.slug}/permits/${permit}`
    },
    show,
  })
}

async function show(
  request: FastifyRequest,
  { permit: id }: z.output<typeof permitParams>,
  form: FormState,
): Promise<string> {
  const access = parkOf(request)
  return await inParkOf(request, async (tx) => {
    const permit = await findPermit(tx, access.park.id, id)
    if (permit === null) throw new Refusal('not-found', 'Expected a permit, but found none.', '未找到该证照。')
    await readableApplication(tx, access, permit.applicationId)
    const moves = await listPermitMoves(tx, access.park.id, [id])
    return renderPage('enterprise/permit', permitPage(request, permit, moves, form, showingOf(request)))
  })
}

function nothingChosen(): Refusal {
  const [message, messageZh] = ['Expected what is decided.', '请选择决定事项。']
  return new Refusal('nothing-chosen', message, messageZh, [
    { field: 'move', code: 'nothing-chosen', message, messageZh },
  ])
}
