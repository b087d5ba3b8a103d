import type { FastifyRequest } from 'fastify'
import type { FieldPart } from '../../../../../templates/pages/field-part.ts'
import type {
  AskForm,
  EarlierFinding,
  LateItem,
  RoundPart,
} from '../../../../../templates/pages/reviewer/round-model.ts'
import type { Finding } from '../../../../findings/finding.ts'
import { parkOf, personOf } from '../../../../plugins/access.ts'
import type { LateFinding } from '../../../../rounds/queries.ts'
import { mayAssign } from '../../../../tasks/access.ts'
import { errorOf } from '../../../error-summary.ts'
import { say } from '../../../frame.ts'
import type { FormState } from '../../../page-route.ts'
import { dateAndTime } from '../../../parts/dates.ts'
import type { Showing } from '../../../parts/deadline-parts.ts'
import { plainField } from '../../../parts/plain-field.ts'
import { listOf, type Typed, textOf } from '../../../typed.ts'
import { aboutSelect } from '../decision-form.ts'
import { reopenReasonName } from '../decision-names.ts'
import { placeOfFinding } from '../opinions.ts'
import type { TaskContent } from '../read-task.ts'

/** What the department found before and what is new; `null` in the first round. `typed` = the decision as it stands. */
export function roundPart(
  request: FastifyRequest,
  showing: Showing,
  content: TaskContent,
  form: FormState,
  { base, typed }: { readonly base: string; readonly typed: Typed },
): RoundPart | null {
  const { task, process, round } = content
  if (round === null) return null
  const { personId } = personOf(request)
  const { language, office, now } = showing
  const isMine = task.state === 'claimed' && task.assignee === personId
  const isHead = task.endedAt === null && mayAssign(task, parkOf(request))
  const placeOf = (finding: Finding) => placeOfFinding(process, finding, language) || say(request, 'merge.whole')

  return {
    earlier: round.toJudge.map(
      (finding): EarlierFinding => ({
        ...{ id: finding.id, place: placeOf(finding) },
        ...{ whatIsWrong: finding.whatIsWrong, howToFix: finding.howToFix },
        reopen: isMine
          ? {
              checked: listOf(typed, 'reopen').includes(finding.id),
              name: 'reopenReason',
              reason: textOf(typed, reopenReasonName(finding.id)),
              error: errorOf(form.problem, reopenReasonName(finding.id), language),
            }
          : null,
      }),
    ),
    late: round.late.map((late): LateItem => {
      const when = dateAndTime(language, office.zone, late.askedAt.getTime(), now)
      return {
        ...{ place: placeOf(late), whatIsWrong: late.whatIsWrong, howToFix: late.howToFix },
        why: say(request, 'round.whyLine', { why: late.why, person: late.askedByName, when }),
        state: say(request, stateKey(late)),
        decide:
          isHead && late.isApproved === null && late.askedBy !== personId
            ? { action: `${base}/late-decision`, id: late.id, commandId: form.commandId }
            : null,
      }
    }),
    ask: isMine && round.wasJudged ? askForm(request, content, form, base, language) : null,
  }
}

function stateKey({ isApproved }: LateFinding) {
  if (isApproved === null) return 'round.waiting'
  return isApproved ? 'round.approved' : 'round.refused'
}

function askForm(
  request: FastifyRequest,
  { process, task }: TaskContent,
  form: FormState,
  base: string,
  language: Showing['language'],
): AskForm {
  const field = (name: string, label: Parameters<typeof plainField>[3]['label'], type: 'area' | 'line'): FieldPart =>
    plainField(request, form, `late.${name}`, {
      label,
      control: { type, maxLength: type === 'area' ? 2_000 : 400 },
    })
  return {
    action: `${base}/late-findings`,
    commandId: form.commandId,
    isOpen: Object.keys(form.typed).some((name) => name.startsWith('late.')),
    about: aboutSelect(process, task, 'late.about', textOf(form.typed, 'late.about'), language),
    fields: [
      field('whatIsWrong', 'task.whatIsWrong', 'area'),
      field('howToFix', 'task.howToFix', 'area'),
      { ...field('rule', 'task.rule', 'line'), optional: true },
      field('why', 'round.why', 'area'),
    ],
  }
}
