import type { FastifyRequest } from 'fastify'
import type { WindowDecision } from '../../../templates/pages/window/decision-model.ts'
import { parkOf, personOf } from '../../plugins/access.ts'
import { mayAnswer } from '../../tasks/access.ts'
import { say } from '../frame.ts'
import { languageOf } from '../language.ts'
import type { FormState } from '../page-route.ts'
import { companiesAddress } from '../parts/companies-address.ts'
import { clockTime } from '../parts/dates.ts'
import { decisionForm } from '../reviewer/task/decision-form.ts'
import { placedErrors } from '../reviewer/task/read-decision.ts'
import { type Typed, textOf } from '../typed.ts'
import { windowAddress } from './place.ts'
import type { Received } from './read-received.ts'

/** Marks what came back from the decision, among the other forms of the page. */
const VIEW = 'received'

/** Taking up what the window has to do, and deciding it; `null` where there is nothing to do. */
export function windowDecision(request: FastifyRequest, received: Received, form: FormState): WindowDecision | null {
  const { task, process, draft, office } = received
  if (task === null) return null
  const { commandId } = form
  const base = `${windowAddress(request)}/${received.application.id}`
  const isMine = task.state === 'claimed' && task.assignee === personOf(request).personId
  const typed: Typed = isFromDecision(form) ? form.typed : (draft?.typed ?? {})
  const savedAt = draft === null ? null : clockTime(office.zone, draft.savedAt.getTime())
  return {
    title: task.name ?? say(request, 'received.decision'),
    standing: standingOf(request, received, isMine),
    claim: task.state === 'open' && mayAnswer(task, parkOf(request)) ? { action: `${base}/claim`, commandId } : null,
    release: isMine ? { action: `${base}/release`, commandId } : null,
    decision: isMine
      ? decisionForm({
          ...{ task, process, typed, commandId, base, view: VIEW, language: languageOf(request) },
          companies: companiesAddress(request),
          given: received.given,
          problem: decisionProblem(form),
          status: savedAt === null ? '' : say(request, 'task.draftSaved', { time: savedAt }),
        })
      : null,
  }
}

/** What was refused, with every error where its field stands in the decision. */
export function decisionProblem(form: FormState): FormState['problem'] {
  if (form.problem === null || !isFromDecision(form)) return form.problem
  return placedErrors(form.problem, textOf(form.typed, 'outcome'))
}

function isFromDecision({ typed, problem }: FormState): boolean {
  return problem !== null && textOf(typed, 'view') === VIEW
}

function standingOf(request: FastifyRequest, { task }: Received, isMine: boolean): string {
  if (isMine) return say(request, 'received.mine')
  if (task?.assigneeName == null) return say(request, 'received.open')
  return say(request, 'received.theirs', { person: task.assigneeName })
}
