import type { FastifyRequest } from 'fastify'
import type { SectionPage } from '../../../../templates/pages/enterprise/filling-models.ts'
import type { FormError } from '../../../forms/check-form.ts'
import type { Section } from '../../../forms/form.ts'
import { formInvalid } from '../../../submissions/submission-problems.ts'
import { errorSummary } from '../../error-summary.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { namedErrors } from '../../parts/named-errors.ts'
import { applicationFrame, applicationHref } from '../applicant-frame.ts'
import type { OpenedApplication } from '../open-application.ts'
import { openedJson, shownFields } from '../shown-fields.ts'
import { errorsIn, isMissing } from './progress.ts'

export interface SectionState extends FormState {
  /** Whether what is still empty is told too. */
  readonly isChecked: boolean
  readonly savedText: string
}

/** One section of the form. What is wrong is always told, what is missing once somebody asks for the check. */
export function sectionPage(
  request: FastifyRequest,
  opened: OpenedApplication,
  section: Section,
  state: SectionState,
): SectionPage {
  const { application, process, checked, shown } = opened
  const { sections } = process.form
  const language = languageOf(request)
  const heading = language === 'zh' ? section.label : section.labelEn
  const position = sections.indexOf(section) + 1
  const errors = errorsIn(section, checked).filter((error) => state.isChecked || !isMissing(error))
  const address = applicationHref(request, application.id, `/sections/${section.id}`)
  return {
    frame: applicationFrame(request, application, process, [heading]),
    heading,
    place: say(request, 'filling.place', { position, count: sections.length }),
    problem: summaryOf(request, state, checked.values, namedErrors(section.fields, errors)),
    notice: null,
    action: address,
    autosaveAction: `${address}/autosave`,
    opened: openedJson(section.fields, shown),
    savedText: state.savedText,
    fields: shownFields(request, opened, section.fields, state, errors),
    isLast: position === sections.length,
    backHref: applicationHref(request, application.id),
  }
}

function summaryOf(
  request: FastifyRequest,
  { problem }: FormState,
  values: OpenedApplication['checked']['values'],
  errors: readonly FormError[],
) {
  const language = languageOf(request)
  if (problem !== null) return errorSummary(problem, language)
  return errors.length === 0 ? null : errorSummary(formInvalid({ values, errors }), language)
}
