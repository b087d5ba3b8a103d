import type { FastifyRequest } from 'fastify'
import type { TrackingPage } from '../../../../templates/pages/enterprise/tracking-models.ts'
import { say } from '../../frame.ts'
import type { Showing } from '../../parts/deadline-parts.ts'
import { appointmentWhen } from '../../survey/when-words.ts'
import { applicationHref } from '../applicant-frame.ts'
import type { Tracking } from './read-tracking.ts'

/** 联合勘验 beside how an application stands. */
export function surveyPart(
  request: FastifyRequest,
  { appointment, hasRecord, notices, opened }: Pick<Tracking, 'appointment' | 'hasRecord' | 'notices' | 'opened'>,
  showing: Showing,
): TrackingPage['survey'] {
  if (appointment === null) return null
  const { id } = opened.application
  const { address, contact, phone } = appointment
  const when = appointmentWhen(showing, appointment)
  const fact = (label: string, value: string, strong = false) => ({ label, value, strong })
  return {
    facts: [
      fact(say(request, 'survey.when'), when ?? say(request, 'survey.waiting'), when !== null),
      fact(say(request, 'survey.where'), address),
      fact(say(request, 'survey.contact'), say(request, 'survey.contactPhone', { contact, phone })),
    ],
    href: applicationHref(request, id, '/survey-appointment'),
    recordHref: hasRecord ? applicationHref(request, id, '/survey-record') : null,
    rectificationHref: notices.some(({ kind }) => kind === 'rectification')
      ? applicationHref(request, id, '/rectification')
      : null,
  }
}
