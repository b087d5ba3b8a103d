import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import type { Fact, LightPart, NoticePart } from '../../../templates/pages/parts.ts'
import type { MaterialRow, PrintsPart, ReceivedPage } from '../../../templates/pages/window/application-model.ts'
import { litByClock } from '../../deadlines/lit-by-clock.ts'
import type { Requirement } from '../../materials/requirements.ts'
import { dateIn } from '../../parks/dates.ts'
import { parkOf } from '../../plugins/access.ts'
import { acceptanceDeadline } from '../../window/acceptance-deadline.ts'
import { errorSummary } from '../error-summary.ts'
import { frameOf, say } from '../frame.ts'
import { languageOf } from '../language.ts'
import type { FormState } from '../page-route.ts'
import { cardsInForce } from '../parts/cards-in-force.ts'
import { dateAndTime, shortDay } from '../parts/dates.ts'
import { dueOf, lightOf } from '../parts/deadline-parts.ts'
import { deemedNotice } from '../parts/deemed-notice.ts'
import { followPart } from '../parts/follow.ts'
import { formFacts } from '../parts/form-facts.ts'
import { noticePdfHref } from '../parts/notice-pdf.ts'
import { unsentWords } from '../unsent-words.ts'
import { decisionProblem, windowDecision } from './decision.ts'
import { stateText } from './list-page.ts'
import { windowAddress } from './place.ts'
import { isFilledAtWindow, type Received } from './read-received.ts'
import { correctionOf, deferralOf, papersOf, promiseOf } from './received-parts.ts'

/** What the page of one received application shows. */
export function receivedPage(
  request: FastifyRequest,
  place: string,
  received: Received,
  form: FormState,
): ReceivedPage {
  const { application, process, number } = received
  const language = languageOf(request)
  const project = application.project?.name ?? say(request, 'window.noProject')
  const path = [
    { href: windowAddress(request), label: say(request, 'window.title') },
    { href: null, label: number },
  ]
  const decision = windowDecision(request, received, form)
  const unsent = decision?.decision == null ? unsentWords(form.typed) : []
  const missing = received.requirements.filter(({ isMet }) => !isMet).length
  return {
    frame: frameOf(request, { title: project, audience: 'office', place, path }),
    problem: errorSummary(decisionProblem(form), language, unsent),
    notice: noticeOf(request, received) ?? deemedNotice(request, received.deemed, 'deemed.departmentsAsk'),
    cards: cardsInForce(request, received.cards),
    follow: followPart(`${windowAddress(request)}/${application.id}`, received.isFollowed, v7()),
    number,
    project,
    enterprise: application.enterprise.name,
    matter: process.description.title[language],
    state: stateText(request, application.state),
    facts: receiptFacts(request, received),
    decision,
    clock: clockOf(request, received),
    sections: formFacts(process.form, received.values, received.hidden, language),
    materials: received.requirements.map((requirement) => materialRow(request, received, requirement)),
    missing: say(request, missing === 0 ? 'received.nothingMissing' : 'received.missing', { count: missing }),
    notices: received.notices.map(({ id, title, sentAt }) => ({
      id,
      href: `/parks/${parkOf(request).park.slug}/applications/${application.id}/notices/${id}/sheet`,
      pdfHref: noticePdfHref(request, { id, applicationId: application.id }),
      title,
      when: at(request, sentAt),
      commandId: v7(),
    })),
    papers: papersOf(request, received, form),
    prints: printsOf(request, received, form),
    deferral: deferralOf(request, received, form),
    promise: promiseOf(request, received, form),
    correction: correctionOf(request, received, form),
  }
}

/** `4月25日 08:52`, in the park's zone. */
export function at(request: FastifyRequest, instant: Date): string {
  return dateAndTime(languageOf(request), parkOf(request).park.zone, instant.getTime(), request.server.engine.now())
}

function onDay(request: FastifyRequest, day: string): string {
  return shortDay(languageOf(request), day, dateIn(parkOf(request).park.zone, request.server.engine.now()))
}

/** What keeps a registered application from being accepted, all of it at once. */
function noticeOf(request: FastifyRequest, received: Received): NoticePart | null {
  const { application, gaps, paperPromise } = received
  if (!isFilledAtWindow(application)) return null
  const formHref = `${windowAddress(request)}/${application.id}/form`
  if (application.state !== 'submitted') {
    return {
      tone: 'yellow',
      role: 'status',
      headline: say(request, 'received.correctionAwaited'),
      sentence: say(request, 'received.correctionHint'),
      action: { href: formHref, label: say(request, 'received.changeForm') },
    }
  }
  const isPromised = paperPromise !== null || application.promisedAt !== null
  const left = [
    ...(gaps.length === 0 ? [] : [say(request, 'received.gaps', { count: gaps.length })]),
    ...(isPromised ? [] : [say(request, 'received.notPromised')]),
  ]
  if (left.length === 0) return null
  return {
    tone: 'yellow',
    role: 'status',
    headline: say(request, 'received.beforeAcceptance'),
    sentence: left.join(languageOf(request) === 'zh' ? '；' : '; '),
    action: gaps.length === 0 ? null : { href: formHref, label: say(request, 'received.fillForm') },
  }
}

function receiptFacts(request: FastifyRequest, { submissions, registration, queryCode }: Received): readonly Fact[] {
  const fact = (label: Fact['label'], value: string, strong = false): Fact => ({ label, value, strong })
  const last = submissions.at(-1)
  return [
    ...(last === undefined ? [] : [fact(say(request, 'received.receivedAt'), at(request, last.receivedAt), true)]),
    ...(registration === null ? [] : [fact(say(request, 'received.registeredBy'), registration.registeredByName)]),
    ...(registration?.conflictReason == null
      ? []
      : [fact(say(request, 'received.conflictReason'), registration.conflictReason)]),
    fact(say(request, 'received.queryCode'), queryCode),
  ]
}

function clockOf(request: FastifyRequest, received: Received): ReceivedPage['clock'] {
  const last = received.submissions.at(-1)
  if (received.application.state !== 'submitted' || last === undefined) return null
  const now = request.server.engine.now()
  const showing = { language: languageOf(request), office: received.office, now }
  const light = received.task?.light ?? null
  const deadline = litByClock(acceptanceDeadline(received.office, last.receivedAt.getTime(), now), light, now)
  return { light: lightOf(showing, deadline), due: dueOf(showing, deadline), rule: say(request, 'window.rule') }
}

const lights: { readonly [state in Requirement['state']]: LightPart['tone'] } = {
  provided: 'green',
  promised: 'green',
  deferred: 'yellow',
  required: 'red',
  accepted: 'green',
  breached: 'red',
}

function materialRow(request: FastifyRequest, { application }: Received, requirement: Requirement): MaterialRow {
  const { code, name, state, isMet, material, paper } = requirement
  const isInternal = isMet && state === 'required'
  const park = parkOf(request).park.slug
  return {
    name: name[languageOf(request)],
    light: {
      tone: isInternal ? 'none' : lights[state],
      word: say(request, isInternal ? 'handedIn.internal' : `handedIn.${state}`),
    },
    detail: detailOf(request, requirement),
    href:
      material === null || paper !== null
        ? null
        : `/api/v1/parks/${park}/applications/${application.id}/materials/${code}/file`,
  }
}

function detailOf(request: FastifyRequest, { state, material, paper, deferral }: Requirement): string {
  if (paper !== null) return say(request, `paper.detail.${paper.kind}`, { pages: paper.pages })
  if (material !== null) return say(request, 'handedIn.file', { name: material.fileName, version: material.version })
  if (state !== 'deferred' || deferral === null) return ''
  const { days, byHand } = deferral
  return byHand === null
    ? say(request, 'handedIn.within', { days })
    : say(request, 'handedIn.withinByHand', { days, by: byHand.by, date: onDay(request, byHand.on) })
}

function printsOf(request: FastifyRequest, { application, prints, notices }: Received, form: FormState): PrintsPart {
  const nameOf = (noticeId: string | null) => notices.find(({ id }) => id === noticeId)?.title ?? ''
  const receipts = prints.filter(({ document }) => document === 'receipt').length
  return {
    address: `${windowAddress(request)}/${application.id}/prints`,
    commandId: form.commandId,
    receiptLabel: say(request, receipts === 0 ? 'received.printReceipt' : 'received.reprintReceipt'),
    rows: prints.map(({ document, noticeId, printing, printedBy, printedAt }) =>
      say(request, 'received.printed', {
        document: noticeId === null ? say(request, `print.${document}`) : nameOf(noticeId),
        printing,
        by: printedBy,
        when: at(request, printedAt),
      }),
    ),
  }
}
