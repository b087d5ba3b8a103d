import type { FastifyRequest } from 'fastify'
import type { NoticePart } from '../../../templates/pages/parts.ts'
import type {
  AppointmentPage,
  MovePart,
  ProposePart,
  TimeField,
  TimeRow,
} from '../../../templates/pages/survey/models.ts'
import { relationTo } from '../../applications/access.ts'
import { type Appointment, bestTime, MOST_TIMES, type ProposedTime } from '../../appointments/appointment.ts'
import type { OpenedAppointment } from '../../appointments/read-appointment.ts'
import { parkOf, personOf } from '../../plugins/access.ts'
import { APPLICANT } from '../../tasks/task.ts'
import { applicationHref, applicationTitle } from '../enterprise/applicant-frame.ts'
import { errorSummary, fieldId, inLanguage } from '../error-summary.ts'
import { say } from '../frame.ts'
import { languageOf } from '../language.ts'
import type { FormState } from '../page-route.ts'
import type { Showing } from '../parts/deadline-parts.ts'
import type { DepartmentNames } from '../parts/place.ts'
import { plainField } from '../parts/plain-field.ts'
import { textOf } from '../typed.ts'
import { unsentWords } from '../unsent-words.ts'
import { sharedFrame, taskAddress } from './frame.ts'
import { appointmentWhen, spanWords } from './when-words.ts'

const lengths = [60, 120, 180, 240] as const

/** When and where the survey is, and what this person may do about it now. */
export function appointmentPage(
  request: FastifyRequest,
  opened: OpenedAppointment,
  names: DepartmentNames,
  form: FormState,
  showing: Showing,
): AppointmentPage {
  const { application, process, appointment, task, parties, party, mayPropose, mayMove } = opened
  const relation = relationTo(parkOf(request), application.enterprise.id) ?? 'officer'
  const isMine = mayPropose && task?.state === 'claimed' && task.assignee === personOf(request).personId
  const base = applicationHref(request, application.id, '/survey-appointment')
  const title = say(request, 'survey.appointment')
  const proposed = appointment?.state === 'proposed' ? appointment.times : []
  const { commandId } = form
  const mayMake = isMine && (appointment === null || appointment.state === 'proposed')
  const mayMoveNow = mayMove && appointment?.state === 'confirmed'
  // What was written into a form that somebody else has sent meanwhile.
  const isGone = textOf(form.typed, 'address') === '' ? !mayMoveNow : !mayMake
  return {
    frame: sharedFrame(request, { application, process, relation }, title, names),
    title: applicationTitle(request, application, process),
    notice: noticeOf(request, opened, showing),
    problem: errorSummary(form.problem, showing.language, isGone ? unsentWords(form.typed) : []),
    facts: factsOf(request, appointment, parties, names, showing),
    times: timeRows(request, proposed, parties, party, names, showing),
    answer: proposed.length > 0 && party !== null ? { action: `${base}/answers`, commandId } : null,
    confirm: proposed.length > 0 && isMine ? { action: `${base}/confirmation`, commandId } : null,
    propose: mayMake ? proposePart(request, `${base}/proposal`, form, appointment) : null,
    move: mayMoveNow ? movePart(request, `${base}/move`, form) : null,
    taskHref:
      mayPropose && !isMine && task !== null
        ? taskAddress(request, { instance: task.instanceId, key: task.key })
        : null,
  }
}

function noticeOf(request: FastifyRequest, { appointment, party }: OpenedAppointment, showing: Showing): NoticePart {
  const when = appointmentWhen(showing, appointment) ?? ''
  const part = (tone: NoticePart['tone'], headline: string, sentence: string | null): NoticePart => ({
    ...{ tone, role: 'status', headline, sentence, action: null },
  })
  switch (appointment?.state) {
    case undefined:
      return part('grey', say(request, 'survey.noTimes'), say(request, 'survey.noTimesHint'))
    case 'proposed':
      return party === null
        ? part('grey', say(request, 'survey.waiting'), null)
        : part('yellow', say(request, 'survey.choose'), say(request, 'survey.chooseHint'))
    case 'confirmed':
      return part('blue', say(request, 'survey.confirmed', { when }), say(request, 'survey.confirmedHint'))
    case 'moved':
      return part(
        'yellow',
        say(request, 'survey.moved', { when }),
        say(request, 'survey.movedHint', { reason: appointment.movedBecause ?? '' }),
      )
    case 'held':
      return part('blue', say(request, 'survey.held', { when }), null)
  }
}

function factsOf(
  request: FastifyRequest,
  appointment: Appointment | null,
  parties: readonly string[],
  names: DepartmentNames,
  showing: Showing,
) {
  const departments = parties.filter((party) => party !== APPLICANT).map((party) => names.get(party) ?? party)
  const fact = (label: string, value: string, strong = false) => ({ label, value, strong })
  const when = appointmentWhen(showing, appointment)
  return [
    ...(when === null ? [] : [fact(say(request, 'survey.when'), when, true)]),
    ...(appointment === null
      ? []
      : [
          fact(say(request, 'survey.where'), appointment.address),
          fact(
            say(request, 'survey.contact'),
            say(request, 'survey.contactPhone', { contact: appointment.contact, phone: appointment.phone }),
          ),
        ]),
    fact(say(request, 'survey.parties'), departments.join(say(request, 'materials.separator'))),
  ]
}

function timeRows(
  request: FastifyRequest,
  times: readonly ProposedTime[],
  parties: readonly string[],
  own: string | null,
  names: DepartmentNames,
  showing: Showing,
): readonly TimeRow[] {
  const best = times.some(({ answers }) => answers.length > 0) ? bestTime(times) : null
  return times.map((time) => {
    const text = spanWords(showing, time)
    const said = (party: string) => time.answers.find((answer) => answer.party === party) ?? null
    return {
      id: time.id,
      text,
      label: say(request, 'survey.confirmLabel', { when: text }),
      isBest: time.id === best?.id,
      suits: own !== null && said(own)?.suits === true,
      suitsNot: own !== null && said(own)?.suits === false,
      answers: parties.map((party) => {
        const answer = said(party)
        const word = answer === null ? 'survey.noAnswer' : answer.suits ? 'survey.suits' : 'survey.suitsNot'
        return {
          party: party === APPLICANT ? say(request, 'survey.applicant') : (names.get(party) ?? party),
          word: say(request, word),
          tone: answer === null ? 'plain' : answer.suits ? 'green' : 'red',
        }
      }),
    }
  })
}

function proposePart(
  request: FastifyRequest,
  action: string,
  form: FormState,
  appointment: Appointment | null,
): ProposePart {
  const { commandId } = form
  const known = {
    address: appointment?.address ?? '',
    contact: appointment?.contact ?? '',
    phone: appointment?.phone ?? '',
  }
  const filled = { ...form, typed: { ...known, ...form.typed } }
  const line = (name: string, label: 'survey.address' | 'survey.contactName' | 'survey.phone', maxLength: number) =>
    plainField(request, filled, name, { label, control: { type: 'line', maxLength } })
  return {
    ...{ action, commandId, minutes: lengthChoices(request, form), error: timeError(request, form) },
    place: [
      line('address', 'survey.address', 200),
      line('contact', 'survey.contactName', 50),
      line('phone', 'survey.phone', 30),
    ],
    times: Array.from({ length: MOST_TIMES }, (_, index) =>
      timeField(form, `times.${index}`, say(request, 'survey.timeNumber', { number: index + 1 })),
    ),
  }
}

function movePart(request: FastifyRequest, action: string, form: FormState): MovePart {
  return {
    ...{ action, commandId: form.commandId, minutes: lengthChoices(request, form) },
    time: timeField(form, 'times.0', say(request, 'survey.newTime')),
    reason: plainField(request, form, 'reason', {
      label: 'survey.moveReason',
      control: { type: 'line', maxLength: 500 },
    }),
    error: timeError(request, form),
  }
}

/** What is wrong with one of the times. */
function timeError(request: FastifyRequest, { problem }: FormState): string | null {
  const error = problem?.fields.find(({ field }) => field.startsWith('times.'))
  return error === undefined ? null : inLanguage(languageOf(request), error)
}

function timeField({ typed }: FormState, name: string, label: string): TimeField {
  return { id: fieldId(name), name, label, value: textOf(typed, name) }
}

function lengthChoices(request: FastifyRequest, { typed }: FormState): ProposePart['minutes'] {
  const chosen = textOf(typed, 'minutes') || '120'
  return lengths.map((minutes) => ({
    value: String(minutes),
    label: say(request, 'survey.hours', { count: minutes / 60 }),
    chosen: String(minutes) === chosen,
  }))
}
