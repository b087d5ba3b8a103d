import type { FastifyRequest } from 'fastify'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { applicationParams } from '../../../applications/schemas.ts'
import { withdrawApplication } from '../../../applications/withdraw-application.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { actorOf, commandIdOf, inParkOf, parkOf } from '../../../plugins/access.ts'
import { errorSummary } from '../../error-summary.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { applicationFrame, applicationHref, applicationTitle } from '../applicant-frame.ts'
import { noQuery } from '../filling/no-query.ts'
import { openApplication } from '../open-application.ts'
import { readTracking } from './read-tracking.ts'
import { mayStillWithdraw } from './tracking-page.ts'

/** 撤回: a page that names what will be lost, and asks. */
export const withdrawalRoutes: FeatureRoutes = async (app) => {
  async function show(request: FastifyRequest, id: string, form: FormState): Promise<string> {
    const { opened, reviews } = await inParkOf(request, async (tx) =>
      readTracking(app, request, tx, await openApplication(app, request, tx, id)),
    )
    const { application, process, relation } = opened
    const begun = reviews.filter(({ state }) => state !== 'notBegun').length
    return renderPage('enterprise/withdrawal', {
      frame: applicationFrame(request, application, process, [say(request, 'withdrawal.title')]),
      title: applicationTitle(request, application, process),
      losses: [
        say(request, begun === 0 ? 'withdrawal.beforeReview' : 'withdrawal.losses', { count: reviews.length, begun }),
        say(request, 'withdrawal.again'),
      ],
      problem: errorSummary(form.problem, languageOf(request)),
      action: applicationHref(request, id, '/withdrawal'),
      commandId: form.commandId,
      mayWithdraw: relation === 'owner' && mayStillWithdraw(application.state),
      backHref: applicationHref(request, id),
    })
  }

  page(app, {
    url: '/parks/:park/applications/:application/withdrawal',
    permission: 'fillApplication',
    summary: 'Withdraw? · 撤回申请',
    params: applicationParams,
    query: noQuery,
    show: (request, { application }) => show(request, application, freshForm()),
  })

  pageForm(app, {
    url: '/parks/:park/applications/:application/withdrawal',
    permission: 'withdrawApplication',
    summary: 'Withdraw · 撤回申请',
    params: applicationParams,
    isVital: true,
    act: async (request, { application: applicationId }) => {
      const order = { applicationId, commandId: commandIdOf(request), actor: actorOf(request) }
      await withdrawApplication(app, parkOf(request), order)
      return applicationHref(request, applicationId)
    },
    show: (request, { application }, form) => show(request, application, form),
  })
}
