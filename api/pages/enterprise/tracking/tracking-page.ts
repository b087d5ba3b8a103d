import type { FastifyRequest } from 'fastify'
import type { DocumentRow, ReviewRow, TrackingPage } from '../../../../templates/pages/enterprise/tracking-models.ts'
import type { LightPart, StageLinePart } from '../../../../templates/pages/parts.ts'
import { hoursInWords } from '../../../parks/hours-in-words.ts'
import type { PermitState } from '../../../permits/lifecycle.ts'
import { permitWords } from '../../../permits/permit-words.ts'
import { parkOf } from '../../../plugins/access.ts'
import { say } from '../../frame.ts'
import { cardsInForce } from '../../parts/cards-in-force.ts'
import { dateAndTime } from '../../parts/dates.ts'
import type { Showing } from '../../parts/deadline-parts.ts'
import { noticePdfHref } from '../../parts/notice-pdf.ts'
import type { DepartmentNames } from '../../parts/place.ts'
import { applicationFrame, applicationHref, applicationTitle } from '../applicant-frame.ts'
import { stateTag } from '../state-tag.ts'
import { acceptanceOf } from './acceptance.ts'
import { clockPart } from './clock-part.ts'
import type { Tracking } from './read-tracking.ts'
import type { ReviewTrack } from './review-states.ts'
import { stagesOf } from './stages.ts'
import { surveyPart } from './survey-part.ts'
import { whatIsAsked } from './what-is-asked.ts'

/** How an application stands: what is asked of me, where it is, what every department does, until when. */
export function trackingPage(
  request: FastifyRequest,
  tracking: Tracking,
  departments: DepartmentNames,
  showing: Showing,
): TrackingPage {
  const { opened, process, reviews, combined } = tracking
  const { application, relation } = opened
  const passed = reviews.filter(({ state }) => state === 'agreed' || state === 'issued').length
  const count = reviews.length
  const documents = documentsIn(tracking)
  return {
    frame: applicationFrame(request, application, process, []),
    title: applicationTitle(request, application, process),
    context: contextOf(request, tracking, showing),
    cards: cardsInForce(request, tracking.cards),
    tag: stateTag(request, application),
    notice: whatIsAsked(request, tracking, showing),
    stages: stageLine(request, tracking, showing),
    reviews: reviews.map((review) => reviewRow(request, tracking, review, departments, showing)),
    reviewsSummary: count === 0 ? '' : say(request, 'tracking.passed', { passed, count }),
    permitsText: say(request, combined === null ? 'tracking.permitsLater' : 'tracking.permitsReady', {
      count: documents,
    }),
    permitsHref: combined?.sha256 == null ? null : permitsHref(request, application.id),
    clock: clockPart(request, tracking, showing),
    survey: surveyPart(request, tracking, showing),
    documents: documentsOf(request, tracking, showing),
    help: {
      name: departments.get(process.description.leadDepartment) ?? process.description.leadDepartment,
      hours: say(request, 'tracking.hours', {
        hours: hoursInWords(showing.office, parkOf(request).park, showing.now, showing.language),
      }),
    },
    diagramHref: applicationHref(request, application.id, '/diagram'),
    withdrawHref:
      relation === 'owner' && mayStillWithdraw(application.state)
        ? applicationHref(request, application.id, '/withdrawal')
        : null,
  }
}

/** How many documents of their own may come of it; what is judged within another one is none. */
function documentsIn({ process, reviews }: Tracking): number {
  return reviews.filter(({ permit }) => process.permits.get(permit)?.document !== null).length
}

export function mayStillWithdraw(state: Tracking['opened']['application']['state']): boolean {
  return ['submitted', 'returned', 'inReview', 'inCorrection', 'decided'].includes(state)
}

function permitsHref(request: FastifyRequest, id: string): string {
  return `/api/v1/parks/${parkOf(request).park.slug}/applications/${id}/permits.pdf`
}

function contextOf(request: FastifyRequest, tracking: Tracking, showing: Showing): string {
  const { language, office, now } = showing
  const { process, reviews } = tracking
  const acceptance = acceptanceOf(tracking)
  return [
    process.description.title[language],
    ...(reviews.length === 0 ? [] : [say(request, 'tracking.permitsAsked', { count: documentsIn(tracking) })]),
    ...(acceptance === null
      ? []
      : [
          say(request, acceptance.isDeemed ? 'tracking.deemedAcceptedAt' : 'tracking.acceptedAt', {
            at: dateAndTime(language, office.zone, acceptance.at.getTime(), now),
          }),
        ]),
  ].join(' · ')
}

function stageLine(request: FastifyRequest, tracking: Tracking, { language, office, now }: Showing): StageLinePart {
  const { reached, submissions, reviews, opened } = tracking
  const { state } = opened.application
  const at = (when: Date | undefined) =>
    when === undefined ? null : dateAndTime(language, office.zone, when.getTime(), now)
  const first = (...states: string[]) => at(reached.find((each) => states.includes(each.state))?.at)
  const count = (wanted: ReviewTrack['state']) => reviews.filter((review) => review.state === wanted).length
  const reviewing = [
    ...(count('agreed') === 0 ? [] : [say(request, 'tracking.agreedCount', { count: count('agreed') })]),
    ...(count('underWay') === 0 ? [] : [say(request, 'tracking.underWayCount', { count: count('underWay') })]),
    ...(count('toCorrect') === 0 ? [] : [say(request, 'tracking.toCorrectCount', { count: count('toCorrect') })]),
  ].join(say(request, 'materials.separator'))
  const notes: { readonly [name: string]: string | null } = {
    submitted: at(submissions[0]?.receivedAt),
    accepted: at(acceptanceOf(tracking)?.at),
    reviewed: first('decided') ?? (reviewing === '' ? null : reviewing),
    decided: first('issuing') ?? say(request, 'tracking.inLegalOrder', { count: documentsIn(tracking) }),
    delivered: first('delivered', 'partlyDelivered') ?? say(request, 'tracking.electronic'),
  }
  return {
    label: say(request, 'tracking.stages'),
    stages: stagesOf(
      state,
      reached.some((each) => each.state === 'inReview'),
    ).map((stage) => ({
      name: say(request, `stage.${stage.name}`),
      state: stage.state,
      isNow: stage.state !== 'done' && stage.state !== 'later',
      word: say(request, `stageState.${stage.state}`),
      note: notes[stage.name] ?? null,
    })),
  }
}

const lights: { readonly [State in ReviewTrack['state']]: LightPart['tone'] } = {
  notBegun: 'none',
  underWay: 'none',
  agreed: 'green',
  issued: 'green',
  toCorrect: 'grey',
  refused: 'red',
  ended: 'none',
}

export function reviewRow(
  request: FastifyRequest,
  { process, permits }: Tracking,
  { permit, state, at }: ReviewTrack,
  departments: DepartmentNames,
  { language, office, now }: Showing,
): ReviewRow {
  const described = process.permits.get(permit)
  const issued = permits.find((each) => each.permit === permit)
  const number = issued?.number
  return {
    name: described?.name[language] ?? permit,
    department: departments.get(described?.department ?? '') ?? described?.department ?? '',
    light:
      issued === undefined || issued.state === 'issued'
        ? { tone: lights[state], word: say(request, `review.${state}`) }
        : lightAfterIssue(issued.state, language),
    note: number ?? (at === null ? '' : dateAndTime(language, office.zone, at.getTime(), now)),
  }
}

/** What became of a permit after its issue. */
function lightAfterIssue(state: PermitState, language: Showing['language']): LightPart {
  return {
    tone: state === 'useSuspended' ? 'yellow' : 'red',
    word: permitWords.states[state][language === 'zh' ? 0 : 1],
  }
}

/** What can be fetched, newest first. */
function documentsOf(
  request: FastifyRequest,
  tracking: Tracking,
  { language, office, now }: Showing,
): readonly DocumentRow[] {
  const { opened, notices, submissions, combined } = tracking
  const { id } = opened.application
  const rows = [
    ...(combined?.sha256 == null
      ? []
      : [
          {
            href: permitsHref(request, id),
            pdfHref: null,
            label: say(request, 'tracking.combined'),
            when: combined.issuedAt,
          },
        ]),
    ...[...notices].reverse().map((notice) => ({
      href: applicationHref(request, id, `/notices/${notice.id}/sheet`),
      pdfHref: noticePdfHref(request, notice),
      label: notice.title,
      when: notice.sentAt,
    })),
    ...submissions.slice(0, 1).map(({ receivedAt }) => ({
      href: applicationHref(request, id, '/submitted'),
      pdfHref: null,
      label: say(request, 'tracking.receipt'),
      when: receivedAt,
    })),
  ]
  return rows.map(({ href, pdfHref, label, when }) => ({
    href,
    pdfHref,
    label,
    at: dateAndTime(language, office.zone, when.getTime(), now),
  }))
}
