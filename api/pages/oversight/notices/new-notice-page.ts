import type { FastifyRequest } from 'fastify'
import type { OversightNewPage } from '../../../../templates/pages/oversight/oversight-models.ts'
import { causeNames } from '../../../oversight/rules.ts'
import { errorSummary } from '../../error-summary.ts'
import { frameOf, say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import type { DepartmentNames } from '../../parts/place.ts'
import { plainField } from '../../parts/plain-field.ts'
import { causeWord, noticesHref } from './notice-words.ts'

/** The form in which an overseer raises a notice. */
export function newNoticePage(request: FastifyRequest, form: FormState, names: DepartmentNames): OversightNewPage {
  const language = languageOf(request)
  const title = say(request, 'oversight.raise')
  const path = [
    { href: noticesHref(request), label: say(request, 'oversight.title') },
    { href: null, label: title },
  ]
  const application = plainField(request, form, 'application', {
    label: 'oversight.field.application',
    control: { type: 'line', maxLength: 40 },
  })
  return {
    frame: frameOf(request, { title, audience: 'office', path }),
    problem: errorSummary(form.problem, language),
    title,
    context: say(request, 'oversight.newContext'),
    action: `${noticesHref(request)}/new`,
    commandId: form.commandId,
    fields: [
      plainField(request, form, 'department', {
        label: 'oversight.department',
        control: { type: 'select', options: [...names] },
      }),
      plainField(request, form, 'cause', {
        label: 'oversight.cause',
        control: { type: 'select', options: causeNames.map((cause) => [cause, causeWord(language, cause)]) },
      }),
      { ...application, optional: true },
      plainField(request, form, 'what', { label: 'oversight.what', control: { type: 'area', maxLength: 4_000 } }),
      plainField(request, form, 'answerDays', { label: 'oversight.field.answerDays', control: { type: 'number' } }),
    ],
    button: title,
  }
}
