import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { Application } from '../../../applications/application.ts'
import { applicationParams } from '../../../applications/schemas.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { answerOnce } from '../../../idempotency/answer-once.ts'
import { knownMaterial, requirementsAsked } from '../../../materials/asked-for.ts'
import { deferMaterial, takeDeferralBack } from '../../../materials/defer-material.ts'
import { provideMaterial } from '../../../materials/provide-material.ts'
import { listMaterials } from '../../../materials/queries.ts'
import { materialParams } from '../../../materials/schemas.ts'
import { inParkOf, parkOf, personOf } from '../../../plugins/access.ts'
import { FILE_TIME } from '../../../plugins/load.ts'
import { answerForm, type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { textOf } from '../../typed.ts'
import { applicationHref } from '../applicant-frame.ts'
import { openApplication } from '../open-application.ts'
import { showingOf } from '../showing.ts'
import { materialPage, materialsPage } from './material-pages.ts'
import { noQuery } from './no-query.ts'

type MaterialParams = z.output<typeof materialParams>

/** The materials of an application: upload, replacement, deferral; each with all of its versions. */
export const materialPageRoutes: FeatureRoutes = async (app) => {
  async function showOne(request: FastifyRequest, { application: id, code }: MaterialParams, form: FormState) {
    const { park } = parkOf(request)
    return await inParkOf(request, async (tx) => {
      const opened = await openApplication(app, request, tx, id)
      const described = await knownMaterial(app, park.id, opened.application, code)
      const asked = await requirementsAsked(app, tx, parkOf(request), opened.application)
      const versions = (await listMaterials(tx, park.id, id)).filter((each) => each.code === code)
      const one = { described, requirement: asked.find((each) => each.code === code) ?? null, versions }
      return renderPage('enterprise/material', materialPage(request, opened, one, form, showingOf(request)))
    })
  }

  /** Where one goes on: to the list that the material stands in. */
  async function listHref(request: FastifyRequest, { application: id, code }: MaterialParams): Promise<string> {
    const { application } = await inParkOf(request, (tx) => openApplication(app, request, tx, id))
    if (application.state === 'draft') return applicationHref(request, id, `/materials#material-${code}`)
    return applicationHref(request, id, mayCorrect(application) ? '/correction' : `/materials/${code}`)
  }

  page(app, {
    url: '/parks/:park/applications/:application/materials',
    permission: 'provideMaterial',
    summary: 'The materials of an application · 申请材料',
    params: applicationParams,
    query: noQuery,
    show: async (request, { application: id }) =>
      await inParkOf(request, async (tx) => {
        const opened = await openApplication(app, request, tx, id)
        const requirements = await requirementsAsked(app, tx, parkOf(request), opened.application)
        return renderPage('enterprise/materials', materialsPage(request, opened, requirements, app.engine.now()))
      }),
  })

  page(app, {
    url: '/parks/:park/applications/:application/materials/:code',
    permission: 'provideMaterial',
    summary: 'One material with its versions · 一份材料',
    params: materialParams,
    query: noQuery,
    show: (request, params) => showOne(request, params, freshForm()),
  })

  app.route({
    method: 'POST',
    url: '/parks/:park/applications/:application/materials/:code',
    config: { permission: 'provideMaterial', keepsTyped: true, takesFile: true },
    handlerTimeout: FILE_TIME,
    schema: { hide: true, tags: ['pages'], summary: 'Upload a material · 上传材料', params: materialParams },
    handler: async (request, reply) => {
      const { application, code } = request.params
      return await answerForm(request, reply, {
        act: async () => {
          await provideMaterial(app, request, application, code)
          return await listHref(request, request.params)
        },
        show: (problem) => showOne(request, request.params, { ...freshForm(), problem }),
      })
    },
  })

  pageForm(app, {
    url: '/parks/:park/applications/:application/materials/:code/deferral',
    permission: 'signPromise',
    summary: 'Sign a deferral, or take it back · 容缺承诺',
    params: materialParams,
    act: async (request, params, typed) => {
      const { application: applicationId, code } = params
      const order = { applicationId, code, personId: personOf(request).personId }
      await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => {
          if (textOf(typed, 'then') === 'takeBack') await takeDeferralBack(tx, parkOf(request), applicationId, code)
          else await deferMaterial(app, tx, parkOf(request), order)
          return { done: true }
        }),
      )
      return await listHref(request, params)
    },
    show: showOne,
  })
}

function mayCorrect({ state }: Application): boolean {
  return state === 'returned' || state === 'inCorrection'
}
