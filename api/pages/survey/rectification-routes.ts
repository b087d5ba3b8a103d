import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { z } from 'zod'
import { renderPage } from '../../../templates/pages/render-page.ts'
import { withReadable } from '../../applications/access.ts'
import { applicationParams } from '../../applications/schemas.ts'
import type { FeatureRoutes } from '../../features.ts'
import { receiveForm } from '../../files/receive-form.ts'
import { commandIdOf, inParkOf, parkOf, personOf } from '../../plugins/access.ts'
import { FILE_TIME } from '../../plugins/load.ts'
import { answerExtension, requestExtension } from '../../rectifications/extend.ts'
import { readRounds } from '../../rectifications/read-round.ts'
import { evidenceRule, keepEvidence, mayRectify, removeEvidence, sayRectified } from '../../rectifications/rectify.ts'
import { evidenceParams, findingParams } from '../../rectifications/schemas.ts'
import { Refusal } from '../../refusal.ts'
import { submitApplication } from '../../submissions/submit-application.ts'
import { applicationHref } from '../enterprise/applicant-frame.ts'
import { showingOf } from '../enterprise/showing.ts'
import { answerForm, type FormState, freshForm, page, pageForm } from '../page-route.ts'
import { departmentNames } from '../parts/place.ts'
import { type Typed, textOf } from '../typed.ts'
import { rectificationPage } from './rectification-page.ts'

const base = '/parks/:park/applications/:application/rectification'

/** 整改: finding by finding, then all of it at once. */
export const rectificationPageRoutes: FeatureRoutes = async (app) => {
  async function show(request: FastifyRequest, { application: id }: { application: string }, form: FormState) {
    const names = await departmentNames(request)
    return await withReadable(request, id, async (tx, application, relation) => {
      const parkId = parkOf(request).park.id
      const process = await app.catalogue.byHash(parkId, application.definitionHash)
      const rounds = await readRounds(tx, parkId, application)
      const content = { application, process, relation, rounds }
      return renderPage('survey/rectification', rectificationPage(request, content, names, form, showingOf(request)))
    })
  }

  const back = (request: FastifyRequest, id: string, place = '') =>
    applicationHref(request, id, `/rectification${place}`)

  page(app, {
    url: base,
    permission: 'readRectifications',
    summary: 'What a notice asks to be mended · 整改',
    params: applicationParams,
    query: z.object({}),
    show: (request, params) => show(request, params, freshForm()),
  })

  pageForm(app, {
    url: `${base}/submission`,
    permission: 'submitApplication',
    summary: 'Hand in all · 全部提交',
    params: applicationParams,
    act: async (request, { application: applicationId }) => {
      const order = { applicationId, commandId: commandIdOf(request), personId: personOf(request).personId }
      await submitApplication(app, parkOf(request), order)
      return back(request, applicationId)
    },
    show,
  })

  pageForm(app, {
    url: `${base}/:finding`,
    permission: 'rectify',
    summary: 'Say how one finding was mended · 标记为已整改',
    params: findingParams,
    act: async (request, { application: applicationId, finding: findingId }, typed) => {
      const words = textOf(typed, `words.${findingId}`).slice(0, 2_000)
      const isRectified = textOf(typed, 'isRectified') === 'true'
      await sayRectified(request, { applicationId, findingId }, { words, isRectified })
      return back(request, applicationId, `#finding-${findingId}`)
    },
    show,
  })

  app.route({
    method: 'POST',
    url: `${base}/:finding/media`,
    config: { permission: 'rectify', keepsTyped: true, takesFile: true },
    handlerTimeout: FILE_TIME,
    schema: { hide: true, tags: ['pages'], summary: 'Upload a film or photo · 上传', params: findingParams },
    handler: async (request, reply) => {
      const { application: applicationId, finding: findingId } = request.params
      const place = { applicationId, findingId }
      return await answerForm(request, reply, {
        act: async () => {
          await inParkOf(request, (tx) => mayRectify(request, tx, place))
          const { uploads, problem } = await receiveForm(request, await evidenceRule(request, place))
          if (problem !== null) throw problem
          if (uploads.length === 0) throw new Refusal('file-missing', 'Choose a file.', '请选择视频或者照片。')
          for (const { upload } of uploads) await keepEvidence(request, place, upload)
          return back(request, applicationId, `#finding-${findingId}`)
        },
        show: (problem) => show(request, request.params, { typed: {}, problem, commandId: v7() }),
      })
    },
  })

  pageForm(app, {
    url: `${base}/:finding/media/:evidence/removal`,
    permission: 'rectify',
    summary: 'Take a film or photo away · 删除',
    params: evidenceParams,
    act: async (request, { application: applicationId, finding: findingId, evidence }) => {
      await removeEvidence(request, { applicationId, findingId }, evidence)
      return back(request, applicationId, `#finding-${findingId}`)
    },
    show,
  })

  pageForm(app, {
    url: `${base}/extension`,
    permission: 'rectify',
    summary: 'Ask for more time · 申请延期',
    params: applicationParams,
    act: async (request, { application }, typed) => {
      await requestExtension(request, application, mustSay(typed, 'extensionReason', '请写明延期的理由。'))
      return back(request, application)
    },
    show,
  })

  pageForm(app, {
    url: `${base}/extension/decision`,
    permission: 'decideExtension',
    summary: 'Decide about more time · 决定是否延期',
    params: applicationParams,
    act: async (request, { application }, typed) => {
      const reason = mustSay(typed, 'decisionReason', '请写明决定的理由。')
      await answerExtension(request, application, { granted: textOf(typed, 'granted') === 'true', reason })
      return back(request, application)
    },
    show,
  })
}

function mustSay(typed: Typed, field: string, messageZh: string): string {
  const reason = textOf(typed, field).slice(0, 1_000)
  if (reason !== '') return reason
  const message = 'Write why.'
  throw new Refusal('nothing-chosen', message, messageZh, [{ field, code: 'nothing-chosen', message, messageZh }])
}
