import type { Finding, FindingBody } from '../../../findings/finding.ts'
import type { Form } from '../../../forms/form.ts'
import { readPosted } from '../../../forms/form-reading.ts'
import { type FieldError, Refusal } from '../../../refusal.ts'
import type { TaskAnswer } from '../../../tasks/act-on-task.ts'
import { answerProblems } from '../../../tasks/outcome-rules.ts'
import { listOf, type Typed, textOf } from '../../typed.ts'
import {
  findingCount,
  findingKeys,
  findingName,
  legalBasisName,
  reasonName,
  reopenReasonName,
} from './decision-names.ts'

const MOST_WORDS = 2_000

/** What was typed into the decision; refuses with everything that is missing, at once. */
export function readDecision(
  typed: Typed,
  form: Form | null,
  hasOutcomes: boolean,
  /** Findings that the head has let be told: they go with the answer. */
  approved = 0,
): TaskAnswer {
  const outcome = textOf(typed, 'outcome')
  const reason = textOf(typed, reasonName(outcome))
  const legalBasis = textOf(typed, legalBasisName(outcome))
  const { findings, errors } = readFindings(typed, outcome)
  const reopened = listOf(typed, 'reopen').map((finding) => ({
    finding,
    reason: textOf(typed, reopenReasonName(finding)).slice(0, MOST_WORDS),
  }))
  const answer = {
    outcome: outcome || null,
    reason: reason || null,
    legalBasis: legalBasis || null,
    findings,
    reopened,
    fields: readPosted(ownFields(form, hasOutcomes), typed, 'fields'),
  }
  const found = [...findings, ...reopened, ...Array.from({ length: approved })]
  const missing = [
    ...(hasOutcomes && outcome === '' ? [nothingChosen] : answerProblems({ ...answer, findings: found })),
    ...reopened.filter(({ reason: why }) => why === '').map(({ finding }) => unexplained(finding)),
  ]
  // A finding that is begun is completed rather than asked for.
  const all = [...missing.filter(({ field }) => field !== 'findings' || errors.length === 0), ...errors]
  if (all.length === 0) return answer
  throw new Refusal(
    'answer-incomplete',
    `Expected a complete answer, but ${all.length} things are missing.`,
    `答复有 ${all.length} 处需要补充。`,
    all,
  )
}

/** Fields of the task's form, as far as it fills them in, that stand on their own; reason and legal basis go with the outcome. */
export function ownFields(form: Form | null, hasOutcomes: boolean): Form['fields'] {
  const fields = form?.fields ?? []
  return hasOutcomes ? fields.filter(({ key }) => !['reason', 'legalBasis'].includes(key)) : fields
}

/** Says of every error where on this page its field stands. */
export function placedErrors(problem: Refusal, outcome: string): Refusal {
  const places: { readonly [field: string]: string } = {
    reason: reasonName(outcome),
    'fields.reason': reasonName(outcome),
    legalBasis: legalBasisName(outcome),
    'fields.legalBasis': legalBasisName(outcome),
    findings: findingName(outcome, 0, 'whatIsWrong'),
  }
  const fields = problem.fields.map((error) => ({ ...error, field: places[error.field] ?? error.field }))
  // The engine checked it, so its code is one of ours.
  return new Refusal(
    problem.code as ConstructorParameters<typeof Refusal>[0],
    problem.message,
    problem.messageZh,
    fields,
  )
}

const nothingChosen: FieldError = {
  field: 'outcome',
  code: 'outcome-missing',
  message: 'Choose an outcome.',
  messageZh: '请选择结论。',
}

/** What was typed beside an outcome, complete or not. */
export function readableReason(typed: Typed, outcome: string) {
  return {
    reason: textOf(typed, reasonName(outcome)) || null,
    legalBasis: textOf(typed, legalBasisName(outcome)) || null,
  }
}

/** The findings that were begun, complete or not. */
export function findingsIn(typed: Typed, outcome: string): readonly Omit<Finding, 'id'>[] {
  return readFindings(typed, outcome).findings.map(({ permit, material, field, rule, ...words }) => ({
    ...words,
    permit: permit ?? null,
    material: material ?? null,
    field: field ?? null,
    rule: rule ?? null,
  }))
}

function readFindings(typed: Typed, outcome: string) {
  const findings: FindingBody[] = []
  const errors: FieldError[] = []
  for (let index = 0; index < findingCount(typed, outcome); index += 1) {
    const text = (key: (typeof findingKeys)[number]) => textOf(typed, findingName(outcome, index, key))
    if (findingKeys.every((key) => key === 'permit' || text(key) === '')) continue
    for (const key of ['whatIsWrong', 'howToFix'] as const) {
      if (text(key) === '' || text(key).length > MOST_WORDS) errors.push(wrong(findingName(outcome, index, key), key))
    }
    findings.push({
      whatIsWrong: text('whatIsWrong'),
      howToFix: text('howToFix'),
      ...(text('rule') === '' ? {} : { rule: text('rule').slice(0, 400) }),
      ...(text('permit') === '' ? {} : { permit: text('permit') }),
      ...aboutOf(text('about')),
    })
  }
  return { findings, errors }
}

/** `material:site-plan` or `field:landArea`, as the form posts it. */
export function aboutOf(chosen: string): Pick<FindingBody, 'material' | 'field'> {
  const [kind, code] = chosen.split(':', 2)
  if (code === undefined) return {}
  return kind === 'material' ? { material: code } : kind === 'field' ? { field: code } : {}
}

function unexplained(finding: string): FieldError {
  return {
    field: reopenReasonName(finding),
    code: 'reason-missing',
    message: 'Write why it is not mended.',
    messageZh: '请写明退回的原因。',
  }
}

function wrong(field: string, key: 'whatIsWrong' | 'howToFix'): FieldError {
  const [message, messageZh] =
    key === 'whatIsWrong'
      ? ['Write what is wrong, in at most 2,000 characters.', '请写明问题，不超过 2000 字。']
      : ['Write how to fix it, in at most 2,000 characters.', '请写明怎么补正，不超过 2000 字。']
  return { field, code: `finding-${key === 'whatIsWrong' ? 'what' : 'how'}-missing`, message, messageZh }
}
