import type { FastifyRequest } from 'fastify'
import { v5 } from 'uuid'
import { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { applicationParams } from '../../../applications/schemas.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { readPosted } from '../../../forms/form-reading.ts'
import { commandIdOf, inParkOf } from '../../../plugins/access.ts'
import { Refusal } from '../../../refusal.ts'
import { answerTask, claimTask } from '../../../tasks/act-on-task.ts'
import type { Task } from '../../../tasks/task.ts'
import { formOf } from '../../../tasks/work-of.ts'
import { errorOf, errorSummary } from '../../error-summary.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { fieldPart } from '../../parts/fields.ts'
import { textOf } from '../../typed.ts'
import { applicationFrame, applicationHref } from '../applicant-frame.ts'
import { noQuery } from '../filling/no-query.ts'
import { openApplication } from '../open-application.ts'
import { readTracking, type Tracking } from './read-tracking.ts'

const choiceParams = applicationParams.extend({ instance: z.uuid(), key: z.coerce.number().int() })
type ChoiceParams = z.output<typeof choiceParams>

/** What only the applicant decides, such as to go on with the rest after a part was refused. */
export const choiceRoutes: FeatureRoutes = async (app) => {
  async function open(request: FastifyRequest, { application: id, instance, key }: ChoiceParams) {
    const tracking = await inParkOf(request, async (tx) =>
      readTracking(app, request, tx, await openApplication(app, request, tx, id)),
    )
    return { tracking, task: tracking.choices.find((each) => each.instanceId === instance && each.key === key) }
  }

  async function show(request: FastifyRequest, params: ChoiceParams, form: FormState): Promise<string> {
    const { tracking, task } = await open(request, params)
    if (task === undefined) throw noSuchChoice(params.key)
    const { opened, process } = tracking
    const language = languageOf(request)
    const node = process.definition.nodes.get(task.node)
    const fields = fieldsOf(tracking, task)
    const title = task.name ?? say(request, 'asked.choiceHeadline')
    return renderPage('enterprise/choice', {
      frame: applicationFrame(request, opened.application, process, [title]),
      title,
      hint: null,
      problem: errorSummary(form.problem, language),
      error: errorOf(form.problem, 'outcome', language),
      action: applicationHref(request, params.application, `/choices/${params.instance}/${params.key}`),
      commandId: form.commandId,
      outcomes: (node?.type === 'userTask' ? node.outcomes : []).map(({ value, label }) => ({
        id: `outcome-${value}`,
        value,
        label: label ?? value,
        chosen: textOf(form.typed, 'outcome') === value,
      })),
      fields: fields.map((field) =>
        fieldPart(field, {
          language,
          values: readPosted(fields, form.typed, 'fields'),
          errors: form.problem?.fields ?? [],
          hidden: new Set(),
          prefix: 'fields',
        }),
      ),
      backHref: applicationHref(request, params.application),
    })
  }

  page(app, {
    url: '/parks/:park/applications/:application/choices/:instance/:key',
    permission: 'answerTask',
    summary: 'A decision of the applicant · 申请人选择',
    params: choiceParams,
    query: noQuery,
    show: (request, params) => show(request, params, freshForm()),
  })

  pageForm(app, {
    url: '/parks/:park/applications/:application/choices/:instance/:key',
    permission: 'answerTask',
    summary: 'Decide · 提交选择',
    params: choiceParams,
    isVital: true,
    act: async (request, params, typed) => {
      const { tracking, task } = await open(request, params)
      // Pressed twice: it has been decided, and the page says how.
      if (task === undefined) return applicationHref(request, params.application)
      const at = { instance: params.instance, key: params.key }
      const fields = readPosted(fieldsOf(tracking, task), typed, 'fields')
      const reason = textOf(typed, 'fields.reason')
      // Pressed twice at once it is claimed once, by the same command.
      if (task.state === 'open') await claimTask(request, at, v5('claim', commandIdOf(request)))
      await answerTask(request, at, {
        outcome: textOf(typed, 'outcome') || null,
        reason: reason || null,
        legalBasis: null,
        findings: [],
        fields,
      })
      return applicationHref(request, params.application)
    },
    show,
  })
}

function fieldsOf({ process }: Tracking, task: Task) {
  return formOf(process, task)?.fields ?? []
}

function noSuchChoice(key: number): Refusal {
  return new Refusal(
    'not-found',
    `Expected something that this applicant has to decide, but found no open task ${key}.`,
    '这项选择已经办理，或者不由您办理。',
  )
}
