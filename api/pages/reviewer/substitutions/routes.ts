import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { answerOnce } from '../../../idempotency/answer-once.ts'
import { endLeaveNow, enterLeave } from '../../../leaves/enter-leave.ts'
import { listLeaves } from '../../../leaves/queries.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { listOfficers } from '../../../people/queries.ts'
import { inParkOf, parkOf, personOf } from '../../../plugins/access.ts'
import { enterSubstitution } from '../../../substitutions/enter-substitution.ts'
import { handTasks, listToHand, mustConcern } from '../../../substitutions/hand-over.ts'
import { endSubstitution, listSubstitutions } from '../../../substitutions/queries.ts'
import { say } from '../../frame.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { typedBody } from '../../typed.ts'
import { askedSubstitution, NOBODY } from './asked-substitution.ts'
import { readScopeChoices } from './scope-choices.ts'
import { type SubstitutionEntry, substitutionsPage } from './substitution-page.ts'

const url = '/parks/:park/substitutions'
const permission = 'useSubstitutions'

/** 代岗: who stands in for whom; entering, handing over, handing back, ending. */
export const substitutionPageRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url,
    permission,
    summary: 'Who stands in for whom · 代岗',
    params: inParkParams,
    query: typedBody,
    show: (request) => show(request, null),
  })

  pageForm(app, {
    url,
    permission,
    summary: 'Enters a substitution · 登记代岗',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const asked = askedSubstitution(typed, parkOf(request).park.zone)
      const isLeave = asked.substituteId === NOBODY
      await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => {
          const by = byWhom(request)
          return { id: isLeave ? await enterLeave(tx, by, asked) : await enterSubstitution(tx, by, asked) }
        }),
      )
      return { shown: await show(request, say(request, isLeave ? 'standIn.leaveEntered' : 'standIn.entered')) }
    },
    show: (request, _params, form) => show(request, null, form),
  })

  pageForm(app, {
    url: `${url}/leaves/:leave/end`,
    permission,
    summary: 'Ends a leave now · 销假',
    params: inParkParams.extend({ leave: z.uuid() }),
    act: async (request, { leave }) => {
      await inParkOf(request, (tx) => endLeaveNow(tx, byWhom(request), leave))
      return { shown: await show(request, say(request, 'standIn.leaveEnded')) }
    },
    show: (request, _params, state) => show(request, null, { ...state, typed: {} }),
  })

  const form = (path: 'over' | 'back' | 'end', summary: string, act: Act) =>
    pageForm(app, {
      url: `${url}/:substitution/${path}`,
      permission,
      summary,
      params: inParkParams.extend({ substitution: z.uuid() }),
      act: async (request, { substitution }) => ({ shown: await show(request, await act(request, substitution)) }),
      show: (request, _params, state) => show(request, null, { ...state, typed: {} }),
    })

  form('over', 'Hands tasks over · 移交', async (request, id) =>
    say(request, 'standIn.handed', { count: await handTasks(request, id, 'over') }),
  )
  form('back', 'Hands tasks back · 交还', async (request, id) =>
    say(request, 'standIn.handed', { count: await handTasks(request, id, 'back') }),
  )
  form('end', 'Ends it now · 提前结束', async (request, id) => {
    await inParkOf(request, async (tx) => {
      await mustConcern(request, tx, id)
      await endSubstitution(tx, parkOf(request).park.id, id, personOf(request).personId, new Date(app.engine.now()))
    })
    return say(request, 'standIn.ended')
  })
}

function byWhom(request: FastifyRequest) {
  const now = new Date(request.server.engine.now())
  return { access: parkOf(request), personId: personOf(request).personId, now }
}

type Act = (request: FastifyRequest, id: string) => Promise<string>

async function show(request: FastifyRequest, done: string | null, form: FormState = freshForm()): Promise<string> {
  const parkId = parkOf(request).park.id
  const now = request.server.engine.now()
  const content = await inParkOf(request, async (tx) => {
    const officers = await listOfficers(tx, parkId)
    const entries: SubstitutionEntry[] = []
    for (const substitution of await listSubstitutions(tx, parkId)) {
      const hasBegun = substitution.fromAt.getTime() <= now
      const isInForce = hasBegun && now < substitution.untilAt.getTime()
      const over = isInForce ? await listToHand(tx, parkId, substitution, 'over') : []
      const back = hasBegun ? await listToHand(tx, parkId, substitution, 'back') : []
      entries.push({ substitution, over, back })
    }
    const leaves = await listLeaves(tx, parkId)
    return { entries, leaves, officers, choices: await readScopeChoices(request, tx, officers), done }
  })
  return renderPage('reviewer/substitutions', substitutionsPage(request, content, form))
}
