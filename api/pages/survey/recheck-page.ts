import type { FastifyRequest } from 'fastify'
import type { RecheckItem, RecheckPage } from '../../../templates/pages/survey/models.ts'
import { parkOf, personOf } from '../../plugins/access.ts'
import type { RectificationRound } from '../../rectifications/read-round.ts'
import type { OpenedRecheck, RecheckFinding } from '../../rectifications/recheck.ts'
import type { SignedItem } from '../../surveys/survey.ts'
import { mayAnswer } from '../../tasks/access.ts'
import { errorOf, errorSummary, fieldId } from '../error-summary.ts'
import { say } from '../frame.ts'
import { languageOf } from '../language.ts'
import type { FormState } from '../page-route.ts'
import type { Showing } from '../parts/deadline-parts.ts'
import { matterOf } from '../parts/matter.ts'
import type { DepartmentNames } from '../parts/place.ts'
import { plainField } from '../parts/plain-field.ts'
import { textOf } from '../typed.ts'
import { unsentWords } from '../unsent-words.ts'
import { evidenceParts } from './evidence-parts.ts'
import { officeFrame, taskAddress } from './frame.ts'
import { signedPhotos } from './record-parts.ts'

/** What the page is made from. */
export interface RecheckContent {
  readonly recheck: OpenedRecheck
  readonly rounds: readonly RectificationRound[]
  /** The item of the survey that each finding came from, by the finding's id. */
  readonly surveyed: ReadonlyMap<string, SignedItem>
}

/** Before and after of each finding, and whether it is mended. */
export function recheckPage(
  request: FastifyRequest,
  content: RecheckContent,
  names: DepartmentNames,
  form: FormState,
  showing: Showing,
): RecheckPage {
  const { task, process, findings } = content.recheck
  const base = taskAddress(request, { instance: task.instanceId, key: task.key })
  const isMine = task.state === 'claimed' && task.assignee === personOf(request).personId
  const title = say(request, 'recheck.title')
  const count = findings.length
  return {
    frame: officeFrame(request, { label: task.applicationNumber ?? task.name ?? '', href: base }, title, names),
    title: task.permit === null ? title : `${title} · ${matterOf(process, task.permit, showing.language)}`,
    context: `${task.projectName ?? say(request, 'inbox.unnamed')} · ${task.enterprise.name}`,
    notice: noticeOf(request, content.recheck, isMine),
    problem: errorSummary(form.problem, showing.language, isMine && count > 0 ? [] : unsentWords(form.typed)),
    claim:
      task.state === 'open' && mayAnswer(task, parkOf(request))
        ? { action: `${base}/recheck/claim`, commandId: form.commandId }
        : null,
    form: isMine && count > 0 ? { action: `${base}/recheck`, commandId: form.commandId } : null,
    items: findings.map((each, index) =>
      itemOf(request, content, each, say(request, 'correction.position', { position: index + 1, count }), {
        ...{ form, showing, isMine },
      }),
    ),
    taskHref: base,
  }
}

function noticeOf(request: FastifyRequest, { task, findings }: OpenedRecheck, isMine: boolean): RecheckPage['notice'] {
  const part = (headline: string) => ({ tone: 'blue', role: 'status', headline, sentence: null, action: null }) as const
  if (task.endedAt !== null) return part(say(request, 'recheck.done'))
  if (task.state === 'claimed' && !isMine) return part(say(request, 'recheck.notMine'))
  return findings.length === 0 ? part(say(request, 'recheck.none')) : null
}

function itemOf(
  request: FastifyRequest,
  { recheck, rounds, surveyed }: RecheckContent,
  { finding, isLastTime }: RecheckFinding,
  position: string,
  { form, showing, isMine }: { readonly form: FormState; readonly showing: Showing; readonly isMine: boolean },
): RecheckItem {
  const { id, whatIsWrong, howToFix, rule } = finding
  const { applicationId } = recheck.task
  const item = surveyed.get(id)
  const round = rounds.filter(({ findings }) => findings.some((each) => each.id === id)).at(-1)
  const shown = (round?.evidence ?? []).filter(({ findingId }) => findingId === id)
  return {
    ...{ id: `finding-${id}`, position, whatIsWrong, howToFix, rule },
    before: item === undefined ? [] : signedPhotos(request, applicationId, item, showing.language),
    words: round?.said.find(({ findingId }) => findingId === id)?.words ?? '',
    after: evidenceParts(request, showing, applicationId, shown, null),
    choice: isMine ? choiceOf(request, id, isLastTime, form) : null,
  }
}

function choiceOf(request: FastifyRequest, id: string, isLastTime: boolean, form: FormState): RecheckItem['choice'] {
  const name = `findings.${id}.isMended`
  const chosen = textOf(form.typed, name)
  const labels = [
    ['true', say(request, 'recheck.mended')],
    ['false', say(request, isLastTime ? 'recheck.stillNotMended' : 'recheck.notMended')],
  ] as const
  return {
    id: fieldId(name),
    name,
    options: labels.map(([value, label]) => ({
      ...{ id: `${fieldId(name)}-${value}`, value, label, chosen: chosen === value },
    })),
    error: errorOf(form.problem, name, languageOf(request)),
    reason: plainField(request, form, `findings.${id}.reason`, {
      ...{ label: 'recheck.reason', hint: 'recheck.reasonHint', control: { type: 'area', maxLength: 1_000 } },
    }),
  }
}
