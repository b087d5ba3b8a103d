import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import type { NoticePart } from '../../../templates/pages/parts.ts'
import type { RectificationItem, RectificationPage } from '../../../templates/pages/survey/models.ts'
import type { Relation } from '../../applications/access.ts'
import type { Application } from '../../applications/application.ts'
import { readDeadline } from '../../deadlines/read-deadline.ts'
import type { StandingFinding } from '../../findings/finding.ts'
import { parkOf } from '../../plugins/access.ts'
import type { DescribedProcess } from '../../process-description/described-process.ts'
import { maySeeEvidence } from '../../rectifications/access.ts'
import { filesOf } from '../../rectifications/evidence-files.ts'
import { isLead, offeredExtension } from '../../rectifications/extend.ts'
import type { RectificationRound } from '../../rectifications/read-round.ts'
import { applicationHref, applicationTitle } from '../enterprise/applicant-frame.ts'
import { errorSummary } from '../error-summary.ts'
import { say } from '../frame.ts'
import type { FormState } from '../page-route.ts'
import { dueOf, type Showing } from '../parts/deadline-parts.ts'
import type { DepartmentNames } from '../parts/place.ts'
import { plainField } from '../parts/plain-field.ts'
import { unsentWords } from '../unsent-words.ts'
import { evidenceParts } from './evidence-parts.ts'
import { sharedFrame } from './frame.ts'

/** What the page is made from. */
export interface RectificationContent {
  readonly application: Application
  readonly process: DescribedProcess
  readonly relation: Relation
  readonly rounds: readonly RectificationRound[]
}

/** What a notice asks to be mended: for the enterprise to show, for departments to see once it is handed in. */
export function rectificationPage(
  request: FastifyRequest,
  content: RectificationContent,
  names: DepartmentNames,
  form: FormState,
  showing: Showing,
): RectificationPage {
  const { application, process, relation, rounds } = content
  const round = rounds.at(-1) ?? null
  const own = relation !== 'officer'
  const base = applicationHref(request, application.id, '/rectification')
  const answerBy = round?.answerBy ?? null
  const isOpen = round?.isOpen === true
  const mayWrite = own && isOpen
  const asked = mayWrite ? requestPart(request, content, round, base, form) : null
  const decide = isOpen ? decidePart(request, content, round, base, form) : null
  // What was written into a form that somebody else has sent meanwhile.
  const isGone = asked === null && decide === null
  return {
    frame: sharedFrame(request, content, say(request, 'rectify.title'), names),
    title: applicationTitle(request, application, process),
    notice: noticeOf(request, round, own),
    problem: errorSummary(form.problem, showing.language, isGone ? unsentWords(form.typed) : []),
    due:
      answerBy === null || round === null || !isOpen
        ? null
        : dueOf(showing, readDeadline(showing.office, round.notice.sentAt.getTime(), answerBy.getTime(), showing.now)),
    items: round === null ? [] : itemsOf(request, content, round, mayWrite ? base : null, form, showing),
    earlier: rounds.slice(0, -1).flatMap((each) => itemsOf(request, content, each, null, form, showing)),
    submit: mayWrite ? submitPart(request, application.id, round, form) : null,
    request: asked,
    decide,
    extension: extensionWords(request, round),
    backHref: own ? applicationHref(request, application.id) : '/home',
  }
}

function noticeOf(request: FastifyRequest, round: RectificationRound | null, own: boolean): NoticePart {
  const part = (tone: NoticePart['tone'], headline: string, sentence: string | null): NoticePart => ({
    ...{ tone, role: 'status', headline, sentence, action: null },
  })
  if (round === null) return part('grey', say(request, 'rectify.none'), null)
  if (!round.isOpen) return part('blue', say(request, 'rectify.handedIn'), null)
  return part('yellow', say(request, 'rectify.asked'), own ? say(request, 'rectify.askedHint') : null)
}

function itemsOf(
  request: FastifyRequest,
  content: RectificationContent,
  round: RectificationRound,
  base: string | null,
  form: FormState,
  showing: Showing,
): readonly RectificationItem[] {
  const { relation, process, application } = content
  const { findings, said, evidence } = round
  return findings.map((finding, index) => {
    const { id, permit, whatIsWrong, howToFix, rule } = finding
    const mayLook =
      relation !== 'officer' || maySeeEvidence(parkOf(request), process.description.leadDepartment, round, id)
    const words = mayLook ? said.find(({ findingId }) => findingId === id) : undefined
    const shown = mayLook ? evidence.filter(({ findingId }) => findingId === id) : []
    const place = base === null ? null : `${base}/${id}`
    return {
      id: `finding-${id}`,
      position: say(request, 'correction.position', { position: index + 1, count: findings.length }),
      about: process.permits.get(permit ?? '')?.name[showing.language] ?? '',
      ...{ whatIsWrong, howToFix, rule },
      state: stateOf(request, finding, round.isOpen && words?.isRectified === true),
      reopened: finding.moves.flatMap(({ move, reason }) =>
        move === 'reopen' && reason !== null ? [say(request, 'rectify.reopened', { reason })] : [],
      ),
      words: place === null ? (words?.words ?? '') : '',
      evidence: evidenceParts(request, showing, application.id, shown, place),
      upload: place === null ? null : uploadPart(request, content, finding, place),
      say: place === null ? null : sayPart(request, finding, words, place, form),
    }
  })
}

function stateOf(request: FastifyRequest, { state }: StandingFinding, isMarked: boolean): RectificationItem['state'] {
  if (isMarked) return { tone: 'green', word: say(request, 'findingState.marked') }
  const tone = ({ open: 'yellow', reopened: 'red', fixed: 'blue', closed: 'green', promised: 'plain' } as const)[state]
  return { tone, word: say(request, `findingState.${state}`) }
}

function uploadPart(
  request: FastifyRequest,
  { application, process }: RectificationContent,
  { id, whatIsWrong }: StandingFinding,
  place: string,
): RectificationItem['upload'] {
  const api = `/api/v1/parks/${parkOf(request).park.slug}/applications/${application.id}/rectification/${id}`
  const { types } = filesOf(process.description.rectification)
  return {
    ...{ id: `file-${id}`, action: `${place}/media`, commandId: v7() },
    piecesHref: `${api}/uploads/`,
    postersHref: `${api}/media/`,
    label: say(request, 'rectify.upload', { finding: whatIsWrong }),
    accept: Object.values(types)
      .flat()
      .map((ending) => `.${ending}`)
      .join(','),
  }
}

function sayPart(
  request: FastifyRequest,
  { id }: StandingFinding,
  said: RectificationRound['said'][number] | undefined,
  place: string,
  form: FormState,
): RectificationItem['say'] {
  const name = `words.${id}`
  const filled = { ...form, typed: { [name]: said?.words ?? '', ...form.typed } }
  return {
    ...{ action: place, commandId: v7() },
    words: plainField(request, filled, name, { label: 'rectify.words', control: { type: 'area', maxLength: 2_000 } }),
    checkId: `mark-${id}`,
    isRectified: said?.isRectified === true,
  }
}

function submitPart(
  request: FastifyRequest,
  id: string,
  { findings, said }: RectificationRound,
  { commandId }: FormState,
): RectificationPage['submit'] {
  const marked = said.filter(({ isRectified }) => isRectified).length
  return {
    action: applicationHref(request, id, '/rectification/submission'),
    commandId,
    summary: say(request, 'rectify.progress', { count: findings.length, marked }),
  }
}

function requestPart(
  request: FastifyRequest,
  { process, rounds }: RectificationContent,
  { extension }: RectificationRound,
  base: string,
  form: FormState,
): RectificationPage['request'] {
  const offered = offeredExtension(process)
  const isUsed = extension !== null || rounds.some((each) => each.extension?.decision === 'granted')
  if (offered === null || isUsed) return null
  return {
    ...{ action: `${base}/extension`, commandId: form.commandId },
    hint: say(request, 'rectify.extensionHint', { days: offered.days }),
    reason: plainField(request, form, 'extensionReason', {
      label: 'rectify.extensionReason',
      control: { type: 'area', maxLength: 1_000 },
    }),
  }
}

function decidePart(
  request: FastifyRequest,
  { process, relation }: RectificationContent,
  { extension }: RectificationRound,
  base: string,
  form: FormState,
): RectificationPage['decide'] {
  if (relation !== 'officer' || extension === null || extension.decision !== null) return null
  if (!isLead(request, process)) return null
  return {
    ...{ action: `${base}/extension/decision`, commandId: form.commandId },
    asked: say(request, 'rectify.requested', { reason: extension.reason }),
    reason: plainField(request, form, 'decisionReason', {
      label: 'rectify.decisionReason',
      control: { type: 'area', maxLength: 1_000 },
    }),
  }
}

function extensionWords(request: FastifyRequest, round: RectificationRound | null): string | null {
  const extension = round?.extension ?? null
  if (extension === null) return null
  if (extension.decision === null) return say(request, 'rectify.requested', { reason: extension.reason })
  return say(request, `rectify.${extension.decision}`, { reason: extension.decisionReason ?? '' })
}
