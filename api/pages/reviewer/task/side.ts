import type { FastifyRequest } from 'fastify'
import type { CheckPart, LostPart, SidePart, WrittenPart } from '../../../../templates/pages/reviewer/task-model.ts'
import { maskPersonal } from '../../../forms/personal-values.ts'
import { parkOf, personOf } from '../../../plugins/access.ts'
import { mayAnswer, mayAssign, mayCheck } from '../../../tasks/access.ts'
import { formOf, workOf } from '../../../tasks/work-of.ts'
import { errorOf } from '../../error-summary.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { companiesAddress } from '../../parts/companies-address.ts'
import { clockTime, dateAndTime } from '../../parts/dates.ts'
import type { Showing } from '../../parts/deadline-parts.ts'
import { fieldLines, typedLines } from '../../parts/field-lines.ts'
import type { DepartmentNames } from '../../parts/place.ts'
import { type Typed, textOf } from '../../typed.ts'
import { unsentWords } from '../../unsent-words.ts'
import { copyPart } from './copying.ts'
import { decisionForm, offeredOutcomes, outcomeLabel } from './decision-form.ts'
import { wordsOf } from './opinions.ts'
import { findingsIn, ownFields, readableReason } from './read-decision.ts'
import type { TaskContent } from './read-task.ts'
import { typedAgain } from './typed-again.ts'
import { workLink } from './work-link.ts'
import type { Written } from './written-on.ts'

/** What this person can do with the task now, and what was said. */
export function sidePart(
  request: FastifyRequest,
  showing: Showing,
  content: TaskContent,
  form: FormState,
  { base, view, names }: { readonly base: string; readonly view: string; readonly names: DepartmentNames },
): SidePart {
  const { task } = content
  const access = parkOf(request)
  const { personId } = personOf(request)
  const { commandId, problem } = form
  const isMine = task.state === 'claimed' && task.assignee === personId
  const typed = typedNow(content, form, personId)
  const isToBeTaken = task.state === 'open' || (content.isToBeTakenOver && !isMine)
  const mayTake = isToBeTaken && mayAnswer(task, access)
  const { language } = showing
  const check =
    task.state === 'inCheck' && mayCheck(task, access) ? checkPart(request, task.answerer, form, base) : null
  const work = workLink(request, content, base)
  return {
    title: say(request, task.state === 'inCheck' ? 'task.check' : 'task.decision'),
    work,
    standing: standingOf(request, showing, content, personId),
    given: givenOf(request, showing, content),
    claim: mayTake ? { action: `${base}/claim`, commandId } : null,
    release: isMine ? { action: `${base}/release`, commandId } : null,
    assign:
      mayAssign(task, access) && ['open', 'claimed'].includes(task.state)
        ? { action: `${base}/assignment`, commandId, people: peopleFor(content) }
        : null,
    decision:
      isMine && (work === null || workOf(content.process, task) === 'merge')
        ? decisionForm({
            ...{ task, process: content.process, typed, problem, commandId, language, base, view },
            companies: companiesAddress(request),
            given: content.given,
            status: draftStatus(request, showing, content),
          })
        : null,
    check,
    lost: isMine
      ? null
      : (lostPart(request, showing, content, typed, commandId, base) ?? lostCheck(request, check, form)),
    copy: copyPart(request, content, form, base, names),
  }
}

/** What stands in the form: what was just typed, else the draft, else what the checker has sent back. */
export function typedNow(
  { draft, written, task, process, jointReview }: TaskContent,
  { typed, problem }: FormState,
  personId: string,
): Typed {
  if (problem !== null && textOf(typed, 'view') !== '') return typed
  if (draft !== null) return draft.typed
  const last = written.filter(({ answer }) => answer.kind === 'answer' && answer.revision !== null).at(-1)
  if (last !== undefined && task.state === 'claimed' && last.answer.personId === personId)
    return typedAgain(last, formOf(process, task))
  return jointReview === null ? {} : { 'fields.opinion': jointReview.draft }
}

function draftStatus(request: FastifyRequest, { office }: Showing, { draft }: TaskContent): string {
  return draft === null
    ? ''
    : say(request, 'task.draftSaved', { time: clockTime(office.zone, draft.savedAt.getTime()) })
}

/** Who has it, since when, and what was said: so that a second person knows at once. */
function standingOf(
  request: FastifyRequest,
  { language, office, now }: Showing,
  { task, process, moves }: TaskContent,
  personId: string,
): string {
  const at = (instant: Date | undefined) =>
    instant === undefined ? '' : dateAndTime(language, office.zone, instant.getTime(), now)
  const last = (...types: readonly string[]) => moves.filter(({ type }) => types.includes(type)).at(-1)
  const answered = last('answerTask')
  switch (task.state) {
    case 'open':
      return say(request, 'standing.open', { at: at(task.openedAt) })
    case 'claimed': {
      const taken = last('claimTask', 'assignTask')
      return task.assignee === personId
        ? say(request, 'standing.mine', { at: at(taken?.at) })
        : say(request, 'standing.claimed', { person: taken?.personName ?? '', at: at(taken?.at) })
    }
    case 'inCheck':
    case 'answered': {
      const person = answered?.personName ?? ''
      const key = task.state === 'inCheck' ? 'standing.inCheck' : 'standing.answered'
      return say(request, key, {
        person,
        at: at(answered?.at),
        step: task.name ?? outcomeLabel(process, task, '', language),
      })
    }
    case 'cancelled':
      return say(request, 'standing.cancelled', { at: at(task.endedAt ?? undefined) })
  }
}

/** The answer that counts, or why it came back. */
function givenOf(request: FastifyRequest, showing: Showing, content: TaskContent): readonly WrittenPart[] {
  const counted = content.written.filter(({ answer }) => answer.revision !== null)
  const last = counted.at(-1)
  if (content.task.state === 'claimed') {
    return last?.answer.kind === 'sendBack' ? [writtenPart(request, showing, content, last)] : []
  }
  return counted
    .filter((each, index) => isCurrent(counted, each, index))
    .map((each) => writtenPart(request, showing, content, each))
}

function isCurrent(counted: readonly Written[], { answer }: Written, index: number): boolean {
  const isLater = counted.slice(index + 1).some((other) => other.answer.kind === 'answer')
  return answer.kind !== 'sendBack' && !isLater
}

function writtenPart(
  request: FastifyRequest,
  showing: Showing,
  { process, task }: TaskContent,
  { answer, findings }: Written,
): WrittenPart {
  const { language, office, now } = showing
  const when = dateAndTime(language, office.zone, answer.writtenAt.getTime(), now)
  const what =
    answer.kind === 'answer'
      ? answer.outcome === null
        ? say(request, 'task.answered')
        : outcomeLabel(process, task, answer.outcome, language)
      : say(request, answer.kind === 'confirm' ? 'move.confirmTask' : 'move.sendBackTask')
  const form = task.form === null ? undefined : process.forms.get(task.form)
  return {
    title: `${what} · ${answer.personName} · ${when}`,
    lines: [
      ...wordsOf(showing, process, answer, findings),
      ...(form === undefined ? [] : fieldLines(ownFields(form, true), maskPersonal(form, answer.words), language)),
    ],
  }
}

function checkPart(
  request: FastifyRequest,
  answerer: string | null,
  { typed, problem, commandId }: FormState,
  base: string,
): CheckPart | null {
  if (answerer === personOf(request).personId) return null
  return {
    confirmAction: `${base}/confirmation`,
    sendBackAction: `${base}/send-back`,
    commandId,
    reason: textOf(typed, 'reason'),
    error: errorOf(problem, 'reason', languageOf(request)),
  }
}

/** Nothing that somebody wrote is lost because another was faster. */
function lostPart(
  request: FastifyRequest,
  showing: Showing,
  { process, task }: TaskContent,
  typed: Typed,
  commandId: string,
  base: string,
): LostPart | null {
  const outcome = textOf(typed, 'outcome')
  const words = readableReason(typed, outcome)
  const fields = ownFields(formOf(process, task), offeredOutcomes(process, task).length > 0)
  const lines = [
    ...(outcome === '' ? [] : [outcomeLabel(process, task, outcome, showing.language)]),
    ...wordsOf(showing, process, words, findingsIn(typed, outcome)),
    ...typedLines(fields, typed, showing.language),
  ]
  if (lines.length === 0) return null
  return { title: say(request, 'task.lost'), lines, discardAction: `${base}/draft-deletion`, commandId }
}

/** The same for who checks. */
function lostCheck(request: FastifyRequest, check: CheckPart | null, { typed, commandId }: FormState): LostPart | null {
  const lines = check === null ? unsentWords(typed) : []
  return lines.length === 0 ? null : { title: say(request, 'task.lost'), lines, discardAction: null, commandId }
}

function peopleFor({ officers, task }: TaskContent): readonly { readonly id: string; readonly name: string }[] {
  return officers
    .filter(({ department, post }) => department === task.department && post === task.post)
    .map(({ personId, name }) => ({ id: personId, name }))
}
