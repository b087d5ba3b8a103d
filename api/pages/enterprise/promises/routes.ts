import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { answerOnce } from '../../../idempotency/answer-once.ts'
import { knownMaterial } from '../../../materials/asked-for.ts'
import { materialParams } from '../../../materials/schemas.ts'
import { inParkOf, parkOf, personOf } from '../../../plugins/access.ts'
import { keepingPromiseRefusals } from '../../../promises/keeping-refusals.ts'
import { listPromisesOf } from '../../../promises/queries.ts'
import { signMaterialPromise, takePromiseBack } from '../../../promises/sign-material-promise.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { textOf } from '../../typed.ts'
import { applicationHref } from '../applicant-frame.ts'
import { noQuery } from '../filling/no-query.ts'
import { openApplication } from '../open-application.ts'
import { showingOf } from '../showing.ts'
import { promisePage } from './promise-page.ts'

/** 告知承诺 of one material: read the terms, sign, take back. */
export const promisePageRoutes: FeatureRoutes = async (app) => {
  const url = '/parks/:park/applications/:application/materials/:code/promise'

  async function show(
    request: FastifyRequest,
    { application: id, code }: z.output<typeof materialParams>,
    form: FormState,
  ): Promise<string> {
    const { park } = parkOf(request)
    return await inParkOf(request, async (tx) => {
      const opened = await openApplication(app, request, tx, id)
      const described = await knownMaterial(app, park.id, opened.application, code)
      const signed = (await listPromisesOf(tx, park.id, id)).filter((each) => each.code === code)
      const model = promisePage(request, opened, described, signed, form, showingOf(request))
      return renderPage('enterprise/promise', model)
    })
  }

  page(app, {
    url,
    permission: 'provideMaterial',
    summary: 'The terms of a promise · 告知承诺书',
    params: materialParams,
    query: noQuery,
    show: (request, params) => show(request, params, freshForm()),
  })

  pageForm(app, {
    url,
    permission: 'signPromise',
    summary: 'Sign a promise, or take it back · 签署、取消告知承诺',
    params: materialParams,
    act: async (request, { application: applicationId, code }, typed) => {
      const order = { applicationId, code, personId: personOf(request).personId }
      await keepingPromiseRefusals(request, order, () =>
        inParkOf(request, (tx) =>
          answerOnce(request, tx, async () => {
            if (textOf(typed, 'then') === 'takeBack') await takePromiseBack(tx, parkOf(request), order)
            else await signMaterialPromise(app, tx, parkOf(request), order)
            return { done: true }
          }),
        ),
      )
      return applicationHref(request, applicationId, `/materials/${code}`)
    },
    show,
  })
}
