import type { FastifyRequest } from 'fastify'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { formContextOf } from '../../../applications/access.ts'
import { applicationParams } from '../../../applications/schemas.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { answerOnce } from '../../../idempotency/answer-once.ts'
import { requirementsAsked } from '../../../materials/asked-for.ts'
import { commandIdOf, inParkOf, parkOf, personOf } from '../../../plugins/access.ts'
import { applicablePermits } from '../../../process-description/applicable-permits.ts'
import { signPromise } from '../../../submissions/sign-promise.ts'
import { submitApplication } from '../../../submissions/submit-application.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { applicationHref } from '../applicant-frame.ts'
import { isBeingFilled } from '../is-being-filled.ts'
import { openApplication } from '../open-application.ts'
import { checkPage } from './check-page.ts'
import { noQuery } from './no-query.ts'

/** Check before submission, promise, submission. */
export const checkRoutes: FeatureRoutes = async (app) => {
  async function show(request: FastifyRequest, id: string, form: FormState): Promise<string> {
    return await inParkOf(request, async (tx) => {
      const access = parkOf(request)
      const opened = await openApplication(app, request, tx, id)
      const requirements = await requirementsAsked(app, tx, access, opened.application)
      const { now, zone } = formContextOf(app, access)
      const permits = applicablePermits(opened.process, opened.checked.values, now, zone) ?? []
      return renderPage('enterprise/check', checkPage(request, opened, requirements, permits, form, now))
    })
  }

  page(app, {
    url: '/parks/:park/applications/:application/check',
    permission: 'submitApplication',
    summary: 'Check before submission · 提交前检查',
    params: applicationParams,
    query: noQuery,
    show: async (request, { application: id }) => {
      const { application } = await inParkOf(request, (tx) => openApplication(app, request, tx, id))
      return isBeingFilled(application)
        ? await show(request, id, freshForm())
        : { instead: applicationHref(request, id) }
    },
  })

  pageForm(app, {
    url: '/parks/:park/applications/:application/promise',
    permission: 'signPromise',
    summary: 'Sign the promise letter · 签署告知承诺书',
    params: applicationParams,
    act: async (request, { application: applicationId }) => {
      const order = { applicationId, personId: personOf(request).personId }
      await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => String(await signPromise(app, tx, parkOf(request), order))),
      )
      return applicationHref(request, applicationId, '/check')
    },
    show: (request, { application }, form) => show(request, application, form),
  })

  pageForm(app, {
    url: '/parks/:park/applications/:application/submission',
    permission: 'submitApplication',
    summary: 'Submit · 提交申请',
    params: applicationParams,
    isVital: true,
    act: async (request, { application: applicationId }) => {
      const { personId } = personOf(request)
      const order = { applicationId, commandId: commandIdOf(request), personId }
      const { round } = await submitApplication(app, parkOf(request), order)
      return applicationHref(request, applicationId, round === 1 ? '/submitted' : '')
    },
    show: (request, { application }, form) => show(request, application, form),
  })
}
