import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../templates/pages/render-page.ts'
import type { WindowFormPage } from '../../../templates/pages/window/form-model.ts'
import { formContextOf, mustBeFillable, ownApplication } from '../../applications/access.ts'
import { saveForm } from '../../applications/save-form.ts'
import { applicationParams } from '../../applications/schemas.ts'
import type { FeatureRoutes } from '../../features.ts'
import { checkForm } from '../../forms/check-form.ts'
import { isTyped } from '../../forms/form.ts'
import { hiddenFields, readPosted } from '../../forms/form-reading.ts'
import { maskPersonal, openPersonal } from '../../forms/personal-values.ts'
import { answerOnce } from '../../idempotency/answer-once.ts'
import { inParkOf, parkOf } from '../../plugins/access.ts'
import type { Tx } from '../../plugins/database.ts'
import { PERSONAL } from '../../submissions/prepare-submission.ts'
import { formInvalid } from '../../submissions/submission-problems.ts'
import { errorSummary } from '../error-summary.ts'
import { frameOf, say } from '../frame.ts'
import { languageOf } from '../language.ts'
import { type FormState, freshForm, page, pageForm } from '../page-route.ts'
import { companiesAddress } from '../parts/companies-address.ts'
import { fieldPart } from '../parts/fields.ts'
import { textOf } from '../typed.ts'
import { windowAddress, windowPlace } from './place.ts'

/** 录入: the whole form of what the window registered, from the paper, before it is accepted. */
export const windowFormRoutes: FeatureRoutes = async (app) => {
  const url = '/parks/:park/window/:application/form'

  page(app, {
    url,
    permission: 'registerApplication',
    summary: 'The form, filled in from the paper · 录入表单',
    params: applicationParams,
    query: z.object({ check: z.literal('1').optional() }),
    show: async (request, { application }, { check }) =>
      await showForm(request, application, freshForm(), check === '1'),
  })

  pageForm(app, {
    url,
    permission: 'registerApplication',
    summary: 'Save it · 保存',
    params: applicationParams,
    act: async (request, { application: applicationId }, typed) => {
      const access = parkOf(request)
      const read = textOf(typed, 'formRevision')
      const save = async (tx: Tx) => {
        const { application } = await ownApplication(tx, access, applicationId)
        const { form } = await app.catalogue.byHash(access.park.id, application.definitionHash)
        const values = readPosted(form.fields, typed, 'form')
        const { errors } = await saveForm(app, tx, access, {
          applicationId,
          values,
          readRevision: /^\d{1,9}$/.test(read) ? Number(read) : null,
        })
        return { isWhole: errors.length === 0 }
      }
      const { isWhole } = await inParkOf(request, (tx) => answerOnce(request, tx, () => save(tx)))
      const address = `${windowAddress(request)}/${applicationId}`
      return isWhole ? address : `${address}/form?check=1`
    },
    show: async (request, { application }, form) => await showForm(request, application, form, false),
  })
}

/** `isChecked` = what is still wrong is shown too, as after saving. */
async function showForm(request: FastifyRequest, id: string, state: FormState, isChecked: boolean): Promise<string> {
  const app = request.server
  const access = parkOf(request)
  const language = languageOf(request)
  const { application, relation } = await inParkOf(request, (tx) => ownApplication(tx, access, id))
  mustBeFillable(application, relation)
  const { form } = await app.catalogue.byHash(access.park.id, application.definitionHash)
  const context = formContextOf(app, access)
  const stored = openPersonal(application.stored, app.cipher, PERSONAL)
  const checked = checkForm(form, stored, context)
  const found = isChecked && checked.errors.length > 0 ? formInvalid(checked) : null
  const problem = state.problem ?? found
  const typed = state.problem === null ? {} : readPosted(form.fields, state.typed, 'form')
  const address = `${windowAddress(request)}/${id}`
  const title = say(request, 'windowForm.title')
  const path = [
    { href: windowAddress(request), label: say(request, 'window.title') },
    { href: address, label: application.number ?? '' },
    { href: null, label: title },
  ]
  const showing = {
    language,
    values: { ...maskPersonal(form, stored), ...typed },
    errors: problem?.fields ?? [],
    hidden: hiddenFields(form, checked, context),
    prefix: 'form' as const,
    companies: companiesAddress(request),
  }
  const model: WindowFormPage = {
    frame: frameOf(request, { title, audience: 'office', place: await windowPlace(request), path }),
    problem: errorSummary(problem, language),
    address: `${address}/form`,
    commandId: state.commandId,
    formRevision: application.formRevision,
    sections: form.sections.map(({ id: section, label, labelEn, fields }) => ({
      id: section,
      label: language === 'zh' ? label : labelEn,
      fields: fields.filter(isTyped).map((field) => fieldPart(field, showing)),
    })),
  }
  return renderPage('window/form', model)
}
