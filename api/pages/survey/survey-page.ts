import type { FastifyRequest } from 'fastify'
import type { NoticePart } from '../../../templates/pages/parts.ts'
import type { SurveyForm, SurveyItemPart, SurveyPage } from '../../../templates/pages/survey/models.ts'
import { surveyScript } from '../../../templates/scripts/script.ts'
import type { Officer } from '../../people/queries.ts'
import { parkOf, personOf } from '../../plugins/access.ts'
import type { ChecklistItem } from '../../process-description/survey-description.ts'
import type { OpenedSurvey } from '../../surveys/open-survey.ts'
import { itemResults } from '../../surveys/survey.ts'
import { applicationHref } from '../enterprise/applicant-frame.ts'
import { errorOf, errorSummary, fieldId } from '../error-summary.ts'
import { say } from '../frame.ts'
import { languageOf } from '../language.ts'
import type { FormState } from '../page-route.ts'
import { dateAndTime } from '../parts/dates.ts'
import type { Showing } from '../parts/deadline-parts.ts'
import { matterOf } from '../parts/matter.ts'
import type { DepartmentNames } from '../parts/place.ts'
import { plainField } from '../parts/plain-field.ts'
import { listOf, textOf } from '../typed.ts'
import { unsentWords } from '../unsent-words.ts'
import { officeFrame, taskAddress } from './frame.ts'
import { photoHref, recordPart } from './record-parts.ts'
import { appointmentWhen } from './when-words.ts'

/** A department's part of the survey: to be filled in and signed, or as it was signed. */
export function surveyPage(
  request: FastifyRequest,
  survey: OpenedSurvey,
  officers: readonly Officer[],
  names: DepartmentNames,
  form: FormState,
  showing: Showing,
): SurveyPage {
  const { task, process, signature, mayAnswer } = survey
  const base = taskAddress(request, { instance: task.instanceId, key: task.key })
  const title = say(request, 'survey.title')
  const isOpen = task.endedAt === null && signature === null
  const isFilledIn = isOpen && mayAnswer && task.state === 'claimed'
  return {
    frame: officeFrame(request, { label: task.applicationNumber ?? task.name ?? '', href: base }, title, names, [
      surveyScript().href,
    ]),
    title: task.permit === null ? (task.name ?? title) : matterOf(process, task.permit, showing.language),
    context: `${task.projectName ?? say(request, 'inbox.unnamed')} · ${task.enterprise.name}`,
    notice: noticeOf(request, survey, showing),
    problem: errorSummary(form.problem, showing.language, isFilledIn ? [] : unsentWords(form.typed)),
    appointment: appointmentFacts(request, survey, showing),
    claim:
      isOpen && mayAnswer && task.state === 'open'
        ? { action: `${base}/survey/claim`, commandId: form.commandId }
        : null,
    signed:
      signature === null ? null : recordPart(request, showing, process, { task, state: 'signed', signature }, names),
    form: isFilledIn ? formOf(request, survey, officers, form, base) : null,
    recordHref: applicationHref(request, task.applicationId, '/survey-record'),
    taskHref: base,
  }
}

function noticeOf(request: FastifyRequest, { task, signature }: OpenedSurvey, showing: Showing): NoticePart | null {
  const { language, office, now } = showing
  const part = (headline: string, sentence: string | null): NoticePart => ({
    ...{ tone: 'blue', role: 'status', headline, sentence, action: null },
  })
  if (signature !== null) {
    const at = dateAndTime(language, office.zone, signature.signedAt.getTime(), now)
    return part(say(request, 'survey.signed'), say(request, 'survey.signedBy', { name: signature.signedName, at }))
  }
  if (task.state === 'cancelled') return part(say(request, 'surveyPart.absent'), null)
  if (task.state === 'claimed' && task.assignee !== personOf(request).personId) {
    return part(say(request, 'survey.notMine'), null)
  }
  return null
}

function appointmentFacts(request: FastifyRequest, { appointment }: OpenedSurvey, showing: Showing) {
  const fact = (label: string, value: string, strong = false) => ({ label, value, strong })
  const when = appointmentWhen(showing, appointment)
  if (appointment === null || when === null)
    return [fact(say(request, 'survey.when'), say(request, 'survey.noAppointment'))]
  const { address, contact, phone } = appointment
  return [
    fact(say(request, 'survey.when'), when, true),
    fact(say(request, 'survey.where'), address),
    fact(say(request, 'survey.contact'), say(request, 'survey.contactPhone', { contact, phone })),
  ]
}

function formOf(
  request: FastifyRequest,
  survey: OpenedSurvey,
  officers: readonly Officer[],
  form: FormState,
  base: string,
): SurveyForm {
  const { task, checklist } = survey
  const { personId, name } = personOf(request)
  const { slug } = parkOf(request).park
  const language = languageOf(request)
  const own = officers.filter(({ department }) => department === task.department)
  const people = new Map(own.map((officer) => [officer.personId, officer.name]))
  const chosen = new Set([personId, ...listOf(form.typed, 'officials')])
  return {
    ...{ action: `${base}/survey`, signAction: `${base}/survey/signature`, commandId: form.commandId },
    api: `/api/v1/parks/${slug}/tasks/${task.instanceId}/${task.key}/survey`,
    keep: `${personId}/${task.instanceId}.${task.key}`,
    photosBase: photoHref(request, task.applicationId, ''),
    items: checklist.map((item, index) => itemPart(request, survey, item, form, [index + 1, checklist.length])),
    officials: [...people].map(([value, label]) => ({
      id: `official-${value}`,
      ...{ value, label, chosen: chosen.has(value) },
    })),
    officialsError: errorOf(form.problem, 'officials', language),
    attendedBy: textOf(form.typed, 'attendedBy'),
    name: textOf(form.typed, 'name') || name,
    nameError: errorOf(form.problem, 'name', language),
    maySign: task.assignee === personId,
  }
}

function itemPart(
  request: FastifyRequest,
  { task, items, photos }: OpenedSurvey,
  { code, text, rule, photo }: ChecklistItem,
  form: FormState,
  [number, count]: readonly [number, number],
): SurveyItemPart {
  const language = languageOf(request)
  const kept = items.find((item) => item.code === code)
  const name = (field: string) => `items.${code}.${field}`
  // What was just typed stands before what was kept.
  const typed = {
    [name('result')]: kept?.result ?? '',
    [name('note')]: kept?.note ?? '',
    [name('howToFix')]: kept?.howToFix ?? '',
    ...form.typed,
  }
  const given = { ...form, typed }
  const area = (field: 'note' | 'howToFix') =>
    plainField(request, given, name(field), {
      label: `survey.${field}`,
      hint: `survey.${field}Hint`,
      control: { type: 'area', maxLength: 1_500 },
    })
  return {
    ...{ code, text: text[language], rule: rule ?? null, needsPhoto: photo, version: kept?.version ?? 0 },
    number: say(request, 'survey.itemNumber', { number, count }),
    resultId: fieldId(name('result')),
    resultName: name('result'),
    results: itemResults.map((value) => ({
      id: `${fieldId(name('result'))}-${value}`,
      value,
      label: say(request, `survey.${value}`),
      chosen: textOf(typed, name('result')) === value,
    })),
    resultError: errorOf(form.problem, name('result'), language),
    note: area('note'),
    howToFix: area('howToFix'),
    photoId: fieldId(name('photo')),
    photoName: name('photo'),
    photoError: errorOf(form.problem, name('photo'), language),
    photoLabel: say(request, 'survey.photo', { item: text[language] }),
    photos: photos
      .filter((each) => each.code === code)
      .map(({ id }, index) => ({
        src: photoHref(request, task.applicationId, id),
        alt: say(request, 'survey.photoAlt', { item: text[language], number: index + 1 }),
        removeValue: id,
      })),
  }
}
