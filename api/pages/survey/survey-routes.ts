import type { FastifyReply, FastifyRequest } from 'fastify'
import { v5, v7 } from 'uuid'
import { z } from 'zod'
import { renderPage } from '../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../features.ts'
import { type ReceivedForm, receiveForm } from '../../files/receive-form.ts'
import { listOfficers } from '../../people/queries.ts'
import type { Permission } from '../../permissions.ts'
import { inParkOf, parkOf, personOf } from '../../plugins/access.ts'
import { FILE_TIME } from '../../plugins/load.ts'
import { Refusal } from '../../refusal.ts'
import { mustReadSurvey } from '../../surveys/access.ts'
import { keepingLateChanges } from '../../surveys/keeping-late-changes.ts'
import { openSurvey, openUnsigned } from '../../surveys/open-survey.ts'
import { deletePhoto } from '../../surveys/queries.ts'
import { saveSurveyItem } from '../../surveys/save-item.ts'
import { itemBody, signatureBody } from '../../surveys/schemas.ts'
import { signSurvey } from '../../surveys/sign-survey.ts'
import { photoFiles, takePhoto } from '../../surveys/take-photo.ts'
import { claimTask } from '../../tasks/act-on-task.ts'
import { taskParams } from '../../tasks/schemas.ts'
import { showingOf } from '../enterprise/showing.ts'
import { answerForm, type FormState, freshForm, page, pageForm } from '../page-route.ts'
import { departmentNames } from '../parts/place.ts'
import { listOf, type Typed, textOf } from '../typed.ts'
import { taskAddress } from './frame.ts'
import { surveyPage } from './survey-page.ts'

type Params = z.output<typeof taskParams>

const base = '/parks/:park/tasks/:instance/:key/survey'

/** 现场勘验 on a telephone: one form for everything, which a script sends piece by piece and keeps while there is no line. */
export const surveyPageRoutes: FeatureRoutes = async (app) => {
  async function show(request: FastifyRequest, params: Params, form: FormState): Promise<string> {
    const access = parkOf(request)
    const [survey, officers] = await inParkOf(request, async (tx) => {
      const opened = await openSurvey(app, tx, access, params)
      mustReadSurvey(access, opened.task)
      return [opened, await listOfficers(tx, access.park.id)] as const
    })
    const names = await departmentNames(request)
    return renderPage('survey/survey', surveyPage(request, survey, officers, names, form, showingOf(request)))
  }

  page(app, {
    url: base,
    permission: 'answerSurvey',
    summary: 'A department’s part of the survey · 现场勘验',
    params: taskParams,
    query: z.object({}),
    show: (request, params) => show(request, params, freshForm()),
  })

  pageForm(app, {
    url: `${base}/claim`,
    permission: 'claimTask',
    summary: 'Claim and begin · 领取并开始勘验',
    params: taskParams,
    act: async (request, params) => {
      await claimTask(request, params)
      return taskAddress(request, params, '/survey')
    },
    show,
  })

  multipartForm('', 'answerSurvey', 'Save what was seen · 保存', async (request, params, form) => {
    await saveAll(request, params, form)
    return taskAddress(request, params, '/survey')
  })

  multipartForm('/signature', 'answerSurvey', 'Save and sign · 签字提交', async (request, params, form) => {
    await keepingLateChanges(request, params, () => signAll(request, params, form))
    return taskAddress(request, params, '/survey')
  })

  function multipartForm(
    path: string,
    permission: Permission,
    summary: string,
    act: (request: FastifyRequest, params: Params, form: ReceivedForm) => Promise<string>,
  ): void {
    app.route({
      method: 'POST',
      url: `${base}${path}`,
      config: { permission, keepsTyped: true, takesFile: true },
      handlerTimeout: FILE_TIME,
      schema: { hide: true, tags: ['pages'], summary, params: taskParams },
      handler: async (request, reply: FastifyReply) => {
        // The schema above has made them so.
        const params = request.params as Params
        let typed: Typed = {}
        return await answerForm(request, reply, {
          act: async () => {
            const form = await receiveForm(request, photoFiles)
            typed = form.typed
            if (form.problem !== null) throw form.problem
            return await act(request, params, form)
          },
          show: (problem) => show(request, params, { typed, problem, commandId: v7() }),
        })
      },
    })
  }
}

/** Every item that was filled in, every photo that was chosen; a photo that was to go is gone. */
async function saveAll(request: FastifyRequest, at: Params, { typed, uploads }: ReceivedForm): Promise<void> {
  const { server } = request
  const { personId } = personOf(request)
  try {
    await inParkOf(request, async (tx) => {
      const { checklist } = await openUnsigned(server, tx, parkOf(request), at)
      for (const { code } of checklist) {
        const said = itemBody.safeParse({
          result: textOf(typed, `items.${code}.result`),
          note: textOf(typed, `items.${code}.note`),
          howToFix: textOf(typed, `items.${code}.howToFix`),
          version: Number(textOf(typed, `items.${code}.version`)),
        })
        if (!said.success) continue
        const isEmpty = said.data.result === '' && said.data.note === '' && said.data.howToFix === ''
        if (isEmpty && said.data.version === 0) continue
        await saveSurveyItem(server, tx, parkOf(request), at, { code, ...said.data }, personId)
      }
      const removed = textOf(typed, 'remove')
      if (z.uuid().safeParse(removed).success) await deletePhoto(tx, parkOf(request).park.id, at, removed)
    })
    for (const [index, { field, upload }] of uploads.entries()) {
      const code = /^items\.([a-z0-9-]+)\.photo$/.exec(field)?.[1]
      if (code === undefined) continue
      // The same form sent again brings the same photos.
      const id = v5(`${index} ${field}`, request.idempotencyKey ?? v7())
      await takePhoto(request, at, code, upload, id)
    }
  } finally {
    for (const { upload } of uploads) await upload.received.drop()
  }
}

async function signAll(request: FastifyRequest, at: Params, form: ReceivedForm): Promise<void> {
  await saveAll(request, at, form)
  const { typed } = form
  const given = signatureBody.safeParse({
    officials: listOf(typed, 'officials'),
    attendedBy: textOf(typed, 'attendedBy'),
    name: textOf(typed, 'name'),
    drawing: textOf(typed, 'drawing'),
  })
  if (given.success) {
    await signSurvey(request, at, given.data)
    return
  }
  const message = 'Name who was on site, and sign with your name.'
  const messageZh = '请写明到场的工作人员，并以本人姓名签字。'
  const field = given.error.issues[0]?.path[0] === 'name' ? 'name' : 'officials'
  throw new Refusal('survey-incomplete', message, messageZh, [{ field, code: 'survey-incomplete', message, messageZh }])
}
