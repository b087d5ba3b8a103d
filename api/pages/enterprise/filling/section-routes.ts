import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { saveFields } from '../../../applications/save-fields.ts'
import { applicationParams } from '../../../applications/schemas.ts'
import type { FeatureRoutes } from '../../../features.ts'
import type { Section } from '../../../forms/form.ts'
import { readPosted } from '../../../forms/form-reading.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { Refusal } from '../../../refusal.ts'
import { fieldId } from '../../error-summary.ts'
import { say } from '../../frame.ts'
import { freshForm, page, pageForm } from '../../page-route.ts'
import { clockTime } from '../../parts/dates.ts'
import { type Typed, textOf, typedBody } from '../../typed.ts'
import { applicationHref } from '../applicant-frame.ts'
import { isBeingFilled } from '../is-being-filled.ts'
import { type OpenedApplication, openApplication } from '../open-application.ts'
import { openedJson, readOpened } from '../shown-fields.ts'
import { errorsIn, isMissing } from './progress.ts'
import { sectionPage } from './section-page.ts'

const sectionParams = applicationParams.extend({ section: z.string().max(60) })
type SectionParams = z.output<typeof sectionParams>

const autosaved = z.object({
  text: z.string(),
  opened: z.string(),
  hidden: z.array(z.string()).describe('Ids of the fields that do not apply'),
  shown: z.array(z.string()).describe('Ids of the fields that apply'),
})

/** The sections of the form, in any order; kept as they are typed. */
export const sectionRoutes: FeatureRoutes = async (app) => {
  const open = (request: FastifyRequest, id: string) => inParkOf(request, (tx) => openApplication(app, request, tx, id))
  const now = (request: FastifyRequest) => clockTime(parkOf(request).park.zone, app.engine.now())

  async function save(request: FastifyRequest, params: SectionParams, typed: Typed): Promise<OpenedApplication> {
    const { application, process } = await open(request, params.application)
    const { fields } = sectionOf(process.form.sections, params.section)
    const order = { fields, opened: readOpened(typed), typed: readPosted(fields, typed, 'form') }
    await inParkOf(request, (tx) => saveFields(app, tx, parkOf(request), { applicationId: application.id, ...order }))
    return await open(request, params.application)
  }

  page(app, {
    url: '/parks/:park/applications/:application/sections/:section',
    permission: 'fillApplication',
    summary: 'One section of the form · 填写一部分',
    params: sectionParams,
    query: z.object({ check: z.coerce.boolean().default(false), saved: z.coerce.boolean().default(false) }),
    show: async (request, params, { check, saved }) => {
      const opened = await open(request, params.application)
      if (!isBeingFilled(opened.application)) return { instead: applicationHref(request, params.application) }
      const savedText = saved ? say(request, 'autosave.saved', { time: now(request) }) : ''
      const state = { ...freshForm(), isChecked: check, savedText }
      return renderPage(
        'enterprise/section',
        sectionPage(request, opened, sectionOf(opened.process.form.sections, params.section), state),
      )
    },
  })

  pageForm(app, {
    url: '/parks/:park/applications/:application/sections/:section',
    permission: 'fillApplication',
    summary: 'Save a section · 保存一部分',
    params: sectionParams,
    act: async (request, params, typed) => {
      const before = await open(request, params.application)
      const after = await save(request, params, typed)
      const { sections } = after.process.form
      const section = sectionOf(sections, params.section)
      const address = (rest: string) => applicationHref(request, params.application, rest)
      const wrong = errorsIn(section, after.checked).filter((error) => !isMissing(error))
      if (wrong.length > 0) return address(`/sections/${section.id}?saved=1`)
      const appeared = section.fields.find(({ key }) => before.hidden.has(key) && !after.hidden.has(key))
      if (appeared !== undefined) return address(`/sections/${section.id}?saved=1#${fieldId(`form.${appeared.key}`)}`)
      if (textOf(typed, 'then') === 'leave') return address('')
      const next = sections[sections.indexOf(section) + 1]
      return next === undefined ? address('/materials') : address(`/sections/${next.id}`)
    },
    show: async (request, params, form) => {
      const opened = await open(request, params.application)
      const state = { ...form, isChecked: false, savedText: '' }
      return renderPage(
        'enterprise/section',
        sectionPage(request, opened, sectionOf(opened.process.form.sections, params.section), state),
      )
    },
  })

  app.route({
    method: 'POST',
    url: '/parks/:park/applications/:application/sections/:section/autosave',
    config: { permission: 'fillApplication' },
    schema: {
      hide: true,
      tags: ['pages'],
      summary: 'Save a section as it is typed · 自动保存',
      params: sectionParams,
      body: typedBody,
      response: { 200: autosaved },
    },
    handler: async (request) => {
      const { process, shown, hidden } = await save(request, request.params, request.body)
      const { fields } = sectionOf(process.form.sections, request.params.section)
      const ids = (isHidden: boolean) =>
        fields.filter(({ key }) => hidden.has(key) === isHidden).map(({ key }) => fieldId(`form.${key}`))
      return {
        text: say(request, 'autosave.saved', { time: now(request) }),
        opened: openedJson(fields, shown),
        hidden: ids(true),
        shown: ids(false),
      }
    },
  })
}

function sectionOf(sections: readonly Section[], id: string): Section {
  const section = sections.find((each) => each.id === id)
  if (section !== undefined) return section
  throw new Refusal('not-found', `Expected a section of this form, but found none called ${id}.`, '表单没有这一部分。')
}
