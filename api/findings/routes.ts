import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { withReadable } from '../applications/access.ts'
import { applicationParams } from '../applications/schemas.ts'
import type { FeatureRoutes } from '../features.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { commandIdOf, inParkOf, parkOf, personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import type { RefusedAct } from '../refused-acts/acts.ts'
import { keepingRefusedActs } from '../refused-acts/keeping-refused-acts.ts'
import { visibleCommands } from '../task-history/visible-opinions.ts'
import { type StandingFinding, standingFindingView, standingFindingViewOf } from './finding.ts'
import { closeFindings, isTheirs, type MoveOrder, markFixed, reopenFinding } from './move-findings.ts'
import { findStandingFindings, listOpenFindings, listStandingFindings } from './queries.ts'

const findingParams = applicationParams.extend({ finding: z.uuid() })

/** 问题: what departments found, and what is done about it. */
export const findingRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/applications/:application/findings',
    config: { permission: 'readFindings' },
    schema: {
      tags: ['findings'],
      summary: 'Findings that will go into the next notice, or all of them · 待告知的问题、全部问题',
      description:
        'Of one’s own department; those of others once everybody who reviews beside them has answered, or a notice has told them.',
      params: applicationParams,
      querystring: z.object({ which: z.enum(['open', 'all']).default('open') }),
      response: { 200: z.array(standingFindingView) },
    },
    handler: async (request) =>
      await withReadable(request, request.params.application, async (tx, application, relation) => {
        if (relation !== 'officer') {
          throw new Refusal('not-found', 'Findings are told by a notice.', '问题以告知书告知。')
        }
        const access = parkOf(request)
        const visible = await visibleCommands(tx, access, application.id)
        const list = request.query.which === 'open' ? listOpenFindings : listStandingFindings
        const found = await list(tx, access.park.id, application.id)
        const isVisible = (finding: StandingFinding) =>
          finding.told > 0 || visible.has(finding.commandId) || isTheirs(access, finding)
        return found.filter(isVisible).map(standingFindingViewOf)
      }),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/applications/:application/findings/:finding/fixing',
    config: { permission: 'markFindingsFixed' },
    schema: {
      tags: ['findings'],
      summary: 'Say that it is mended · 标记为已整改',
      params: findingParams,
      response: { 200: standingFindingView },
    },
    handler: async (request) =>
      await moved(request, request.params, (tx) =>
        markFixed(tx, parkOf(request).park.id, [request.params.finding], orderOf(request, request.params)),
      ),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/applications/:application/findings/:finding/closing',
    config: { permission: 'judgeFindings' },
    schema: {
      tags: ['findings'],
      summary: 'Close it, by the department that found it · 销号',
      params: findingParams,
      response: { 200: standingFindingView },
    },
    handler: async (request) =>
      await judged(request, request.params, 'closeFinding', (tx) =>
        closeFindings(tx, parkOf(request), [request.params.finding], orderOf(request, request.params)),
      ),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/applications/:application/findings/:finding/reopening',
    config: { permission: 'judgeFindings' },
    schema: {
      tags: ['findings'],
      summary: 'Reopen it, once and with a reason, by the department that found it · 退回整改',
      params: findingParams,
      body: z.object({ reason: z.string().max(2_000).default('') }),
      response: { 200: standingFindingView },
    },
    handler: async (request) =>
      await judged(request, request.params, 'reopenFinding', (tx) =>
        reopenFinding(tx, parkOf(request), request.params.finding, request.body, orderOf(request, request.params)),
      ),
  })
}

type At = z.output<typeof findingParams>

async function judged(request: FastifyRequest, at: At, act: RefusedAct, move: (tx: Tx) => Promise<void>) {
  const attempt = { act, applicationId: at.application, subject: at.finding }
  return await keepingRefusedActs(request, attempt, () => moved(request, at, move))
}

async function moved(request: FastifyRequest, { application, finding }: At, move: (tx: Tx) => Promise<void>) {
  // Whether there is such an application for this person at all is not theirs to try out.
  await withReadable(request, application, async () => undefined)
  return await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => {
      await move(tx)
      const [found] = await findStandingFindings(tx, parkOf(request).park.id, application, [finding])
      if (found === undefined) throw new Error(`Expected finding ${finding} to be there, but found none.`)
      return standingFindingViewOf(found)
    }),
  )
}

function orderOf(request: FastifyRequest, { application }: At): MoveOrder {
  const now = new Date(request.server.engine.now())
  const who = { personId: personOf(request).personId, commandId: commandIdOf(request) }
  return { applicationId: application, ...who, instanceId: null, movedAt: now }
}
