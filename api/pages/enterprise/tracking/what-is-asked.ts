import type { FastifyRequest } from 'fastify'
import type { NoticePart } from '../../../../templates/pages/parts.ts'
import { applicationLifecycle } from '../../../applications/lifecycle.ts'
import { addWorkingDaysTo } from '../../../deadlines/add-working-days.ts'
import { readDeadline } from '../../../deadlines/read-deadline.ts'
import { APPLICANT } from '../../../tasks/task.ts'
import { say } from '../../frame.ts'
import { dueWords, type Showing } from '../../parts/deadline-parts.ts'
import { applicationHref } from '../applicant-frame.ts'
import { hearingAsked } from '../hearing/hearing-asked.ts'
import type { Tracking } from './read-tracking.ts'

/** The one thing that waits for the applicant: correction, times of a survey, choice, deferred material, card; in this order. */
export function whatIsAsked(request: FastifyRequest, tracking: Tracking, showing: Showing): NoticePart | null {
  return (
    correctionAsked(request, tracking, showing) ??
    timesAsked(request, tracking) ??
    choiceAsked(request, tracking) ??
    deferredAsked(request, tracking, showing) ??
    hearingAsked(request, tracking.toHear, showing)
  )
}

function correctionAsked(request: FastifyRequest, tracking: Tracking, showing: Showing): NoticePart | null {
  const { correction, opened } = tracking
  if (correction === null || opened.application.isBeingSubmitted) return null
  const { notice, findings } = correction
  const count = findings.length
  const due =
    notice.answerBy === null
      ? ''
      : say(request, 'asked.before', {
          due: dueWords(
            showing,
            readDeadline(showing.office, notice.sentAt.getTime(), notice.answerBy.getTime(), showing.now),
          ),
        })
  const first = findings[0]?.whatIsWrong ?? ''
  const isOfWorks = notice.kind === 'rectification'
  return {
    tone: 'yellow',
    role: 'status',
    headline: say(request, isOfWorks ? 'rectify.asked.headline' : 'asked.corrections', { count }),
    sentence: [first === '' ? '' : say(request, count > 1 ? 'asked.andMore' : 'asked.only', { first }), due].join(''),
    action: {
      href: applicationHref(request, opened.application.id, isOfWorks ? '/rectification' : '/correction'),
      label: say(request, isOfWorks ? 'rectify.asked.open' : 'asked.correct'),
    },
  }
}

/** The times of a survey, as long as the applicant has said nothing about one of them. */
function timesAsked(request: FastifyRequest, { appointment, opened }: Tracking): NoticePart | null {
  if (appointment?.state !== 'proposed') return null
  const isAnswered = appointment.times.every(({ answers }) => answers.some(({ party }) => party === APPLICANT))
  if (isAnswered) return null
  return {
    ...{ tone: 'yellow', role: 'status', headline: say(request, 'survey.choose') },
    sentence: say(request, 'survey.chooseHint'),
    action: {
      href: applicationHref(request, opened.application.id, '/survey-appointment'),
      label: say(request, 'survey.appointment'),
    },
  }
}

function choiceAsked(request: FastifyRequest, { choices, opened }: Tracking): NoticePart | null {
  const [task] = choices
  if (task === undefined) return null
  return {
    tone: 'yellow',
    role: 'status',
    headline: say(request, 'asked.choiceHeadline'),
    sentence: task.name,
    action: {
      href: applicationHref(request, opened.application.id, `/choices/${task.instanceId}/${task.key}`),
      label: say(request, 'asked.choose'),
    },
  }
}

function deferredAsked(request: FastifyRequest, tracking: Tracking, showing: Showing): NoticePart | null {
  const { deferred, process, opened, reached } = tracking
  const { application } = opened
  const [first] = deferred
  const accepted = reached.find(({ state }) => state === 'inReview')
  if (first === undefined || accepted === undefined) return null
  if (first.dueAt === null && applicationLifecycle.isFinal(application.state)) return null
  const dueAt = first.dueAt?.getTime() ?? addWorkingDaysTo(showing.office, accepted.at.getTime(), first.days)
  const name = process.materials.find(({ code }) => code === first.code)?.name[showing.language] ?? first.code
  const due = dueWords(showing, readDeadline(showing.office, accepted.at.getTime(), dueAt, showing.now))
  const isLate = first.state === 'breached'
  return {
    tone: isLate ? 'red' : 'yellow',
    role: 'status',
    headline: say(request, isLate ? 'asked.deferredLate' : 'asked.deferred', { name }),
    sentence: say(request, isLate ? 'asked.deferredLateHint' : 'asked.deferredBy', { due }),
    action: {
      href: applicationHref(request, application.id, `/materials/${first.code}`),
      label: say(request, 'asked.upload'),
    },
  }
}
