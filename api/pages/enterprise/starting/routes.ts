import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { formContextOf, visibleEnterprises } from '../../../applications/access.ts'
import { createApplication } from '../../../applications/create-application.ts'
import { listDepartments } from '../../../departments/queries.ts'
import { listEnterprises } from '../../../enterprises/queries.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { checkForm } from '../../../forms/check-form.ts'
import { hiddenFields, readPosted } from '../../../forms/form-reading.ts'
import { answerOnce } from '../../../idempotency/answer-once.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { inParkOf, parkOf, personOf } from '../../../plugins/access.ts'
import { filableProcesses } from '../../../process-description/filable-processes.ts'
import { questionnaireOf } from '../../../process-description/questionnaire.ts'
import { listProjects } from '../../../projects/queries.ts'
import type { Refusal } from '../../../refusal.ts'
import { formInvalid } from '../../../submissions/submission-problems.ts'
import { page, pageForm } from '../../page-route.ts'
import { type Typed, textOf, typedBody } from '../../typed.ts'
import { applicationHref } from '../applicant-frame.ts'
import { type Answered, type Asking, startPage } from './start-page.ts'
import { whatApplies } from './what-applies.ts'

/** Before starting: which permits apply, who decides, how long it takes, which materials; then a draft with the answers. */
export const startingRoutes: FeatureRoutes = async (app) => {
  async function ask(request: FastifyRequest, typed: Typed) {
    const processes = await filableProcesses(app, parkOf(request).park.id)
    const wanted = textOf(typed, 'process')
    const process =
      processes.length === 1 ? processes[0] : processes.find((each) => each.description.process === wanted)
    if (process === undefined) return { processes, asking: null, applies: null, problem: null }
    const context = formContextOf(app, parkOf(request))
    const given = readPosted(process.form.fields, typed, 'form')
    const first = checkForm(process.form, given, context)
    const questions = questionnaireOf(process, first.values, context.now, context.zone)
    const answers = readPosted(questions.fields, typed, 'form')
    const checked = checkForm(questions, answers, context)
    const isAsked = textOf(typed, 'asked') !== '' || textOf(typed, 'commandId') !== ''
    const problem = isAsked && checked.errors.length > 0 ? formInvalid(checked) : null
    const asking: Asking = {
      process,
      questions,
      answers,
      hidden: hiddenFields(questions, checked, context),
      errors: problem?.fields ?? [],
    }
    const isDecided = isAsked && problem === null
    const applies = isDecided ? whatApplies(process, checked.values, parkOf(request).park, context.now) : null
    return { processes, asking, applies, problem }
  }

  async function answered(
    request: FastifyRequest,
    typed: Typed,
    applies: Answered['applies'] | null,
  ): Promise<Answered | null> {
    if (applies === null) return null
    const { park, ...access } = parkOf(request)
    return await inParkOf(request, async (tx) => {
      const visible = visibleEnterprises({ park, ...access })
      const all = await listEnterprises(tx, park.id, null)
      const enterprises = all.filter(({ id }) => visible === null || visible.includes(id))
      const departments = new Map((await listDepartments(tx, park.id)).map(({ code, name }) => [code, name]))
      const projects = await listProjects(
        tx,
        park.id,
        enterprises.map(({ id }) => id),
      )
      const { commandId, ...kept } = typed
      return { applies, departments, typed: kept, commandId: v7(), enterprises, projects }
    })
  }

  async function show(request: FastifyRequest, typed: Typed, refused: Refusal | null): Promise<string> {
    const { processes, asking, applies, problem } = await ask(request, typed)
    const result = await answered(request, typed, applies)
    return renderPage('enterprise/start', startPage(request, processes, asking, result, refused ?? problem))
  }

  page(app, {
    url: '/parks/:park/start',
    permission: 'createApplication',
    summary: 'What applies to me · 办理新事项',
    params: inParkParams,
    query: typedBody,
    show: (request, _params, typed) => show(request, typed, null),
  })

  pageForm(app, {
    url: '/parks/:park/start',
    permission: 'createApplication',
    summary: 'Open a draft with the answers · 新建申请',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const { asking, problem } = await ask(request, typed)
      if (asking === null || problem !== null) throw problem ?? formInvalid({ values: {}, errors: [] })
      const access = parkOf(request)
      const order = {
        process: asking.process,
        enterpriseId: textOf(typed, 'enterprise') || (access.enterprises[0]?.enterpriseId ?? ''),
        projectId: textOf(typed, 'project') || null,
        answers: asking.answers,
        personId: personOf(request).personId,
      }
      const id = await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => (await createApplication(app, tx, access, order)).id),
      )
      return applicationHref(request, id)
    },
    show: (request, _params, { typed, problem }) => show(request, typed, problem),
  })
}
