import { isDeepStrictEqual } from 'node:util'
import { v7 } from 'uuid'
import type { Variables } from '../../engine/index.ts'
import { findAnswer, insertAnswer, type WrittenAnswer } from '../answers/queries.ts'
import { settledWords } from '../answers/settled-words.ts'
import { formContextOf } from '../applications/access.ts'
import { findApplication } from '../applications/queries.ts'
import { withCompanyNames } from '../enterprises/with-company-names.ts'
import type { FindingBody } from '../findings/finding.ts'
import { insertFindings } from '../findings/queries.ts'
import { checkForm } from '../forms/check-form.ts'
import type { Form, FormValues } from '../forms/form.ts'
import { writableAt } from '../forms/form-at-task.ts'
import { routingVariables } from '../forms/routing-variables.ts'
import { mustBeSettled } from '../joint-review/read-opinions.ts'
import { concludeMerging } from '../merging/conclude-merging.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { Refusal } from '../refusal.ts'
import { completeRegistration } from '../registrations/complete-registration.ts'
import { deemedGaps } from '../registrations/deemed-gaps.ts'
import { approvedFindings, judgeEarlier, mustBeInTime, type ReopenedFinding } from '../rounds/judge-round.ts'
import { currentRound } from '../submissions/queries.ts'
import { mayAnswer, wrongDepartment } from './access.ts'
import { existingTask } from './existing-task.ts'
import { mustBeWorked } from './must-be-worked.ts'
import { accepts, agrees, answerProblems } from './outcome-rules.ts'
import type { Task } from './task.ts'

export interface AnswerOrder {
  readonly instanceId: string
  readonly key: number
  readonly commandId: string
  readonly personId: string
  readonly outcome: string | null
  readonly reason: string | null
  readonly legalBasis: string | null
  readonly findings: readonly FindingBody[]
  /** Findings of the last round that are not mended. */
  readonly reopened?: readonly ReopenedFinding[]
  readonly fields: FormValues
}

/** Writes down what was said and gives what the process may know of it: the outcome and routing facts, never text. */
export async function writeAnswer(app: AppParts, tx: Tx, access: ParkAccess, order: AnswerOrder): Promise<Variables> {
  const parkId = access.park.id
  const task = await existingTask(tx, parkId, order.instanceId, order.key)
  if (!mayAnswer(task, access)) throw wrongDepartment(task, task.post)

  const process = await app.catalogue.byHash(parkId, task.definitionHash)
  mustBeOffered(process, task, order.outcome)
  if (agrees(order.outcome)) await mustNotBeDeemedWithGaps(app, tx, access, task)
  const form = task.form === null ? null : (process.forms.get(task.form) ?? null)
  await mustBeWorked(tx, parkId, task, form?.work ?? null, order.commandId)
  if (form?.work === 'jointReview' && agrees(order.outcome)) await mustBeSettled(tx, parkId, process, task)
  const approved = await approvedFindings(tx, parkId, task, order.outcome)
  const found = [...order.findings, ...(order.reopened ?? []), ...approved]
  const settled = form === null ? {} : await settledWords(tx, parkId, task, form)
  const fields =
    form === null ? order.fields : await withCompanyNames(tx, access, writableAt(form, task.node), order.fields)
  const words = checkedWords(form, { ...order, fields, findings: found }, formContextOf(app, access), settled)
  const written: WrittenAnswer = {
    commandId: order.commandId,
    applicationId: task.applicationId,
    instanceId: task.instanceId,
    taskKey: task.key,
    kind: 'answer',
    personId: order.personId,
    permit: task.permit,
    outcome: order.outcome,
    reason: order.reason,
    legalBasis: order.legalBasis,
    words,
    writtenAt: new Date(app.engine.now()),
  }
  if (await insertAnswer(tx, parkId, written)) {
    await mustBeInTime(app, tx, parkId, task, order.findings)
    const { commandId, personId, outcome, reopened = [] } = order
    const { applicationId, instanceId } = task
    const judged = { applicationId, personId, commandId, instanceId, movedAt: written.writtenAt }
    const round = await currentRound(tx, parkId, task.applicationId)
    // Before anything was told and handed in again there is nothing to judge.
    if (round > 1) await judgeEarlier(tx, access, process, task, { outcome, reopened }, judged)
    await insertFindings(
      tx,
      [...order.findings.map((finding) => ({ ...finding, late: null })), ...approved].map((finding, position) => ({
        parkId,
        id: v7(),
        commandId: order.commandId,
        position,
        applicationId: task.applicationId,
        permit: finding.permit ?? task.permit,
        material: finding.material ?? null,
        field: finding.field ?? null,
        whatIsWrong: finding.whatIsWrong,
        howToFix: finding.howToFix,
        rule: finding.rule ?? null,
        ...{ department: task.department, personId: order.personId, writtenAt: written.writtenAt },
        ...{ round, whyLate: finding.late?.why ?? null, approvedBy: finding.late?.decidedBy ?? null },
      })),
    )
  } else {
    await mustBeTheSame(tx, parkId, written)
  }
  return {
    ...(order.outcome === null ? {} : { outcome: order.outcome }),
    ...(form === null ? {} : routingVariables(writableAt(form, task.node), words)),
    ...(accepts(order.outcome) ? await completeRegistration(app, tx, access, { ...order, ...task }) : {}),
    ...(form?.work === 'merge' ? await concludeMerging(tx, parkId, task, process) : {}),
  }
}

function mustBeOffered(process: DescribedProcess, task: Task, outcome: string | null): void {
  const node = process.definition.nodes.get(task.node)
  const offered = node?.type === 'userTask' ? node.outcomes.map(({ value }) => value) : []
  if (offered.length === 0 || (outcome !== null && offered.includes(outcome))) return
  throw new Refusal(
    'outcome-not-allowed',
    `Expected one of the outcomes ${offered.join(', ')}, but found ${outcome ?? 'none'}.`,
    `结论应为 ${offered.join('、')} 之一。`,
    [
      {
        field: 'outcome',
        code: 'outcome-not-allowed',
        message: `Expected one of ${offered.join(', ')}.`,
        messageZh: '请选择结论。',
      },
    ],
  )
}

/** Nobody agrees to a permit of which the form says nothing yet: what is missing is asked for first. */
async function mustNotBeDeemedWithGaps(app: AppParts, tx: Tx, access: ParkAccess, task: Task): Promise<void> {
  const application = await findApplication(tx, access.park.id, task.applicationId)
  const gaps = application === null ? null : await deemedGaps(app, tx, access, application)
  if (gaps === null) return
  const message = `It was deemed accepted and lacks ${gaps.fields} fields and ${gaps.materials} materials: ask for correction.`
  const messageZh = `申请系视为受理，表单还有 ${gaps.fields} 项未填，缺 ${gaps.materials} 份材料，请提出补正意见。`
  throw new Refusal('answer-incomplete', message, messageZh, [
    { field: 'outcome', code: 'deemed-with-gaps', message, messageZh },
  ])
}

/** The task's own form, in which reason and legal basis may be fields, and what the outcome asks for. */
function checkedWords(
  form: Form | null,
  order: Omit<AnswerOrder, 'findings'> & { readonly findings: readonly unknown[] },
  context: Parameters<typeof checkForm>[2],
  settled: FormValues,
): FormValues {
  const has = (key: string) => form?.fields.some((field) => field.key === key) === true && !Object.hasOwn(settled, key)
  const typed = {
    ...order.fields,
    ...(order.reason !== null && has('reason') ? { reason: order.reason } : {}),
    ...(order.legalBasis !== null && has('legalBasis') ? { legalBasis: order.legalBasis } : {}),
  }
  const checked = form === null ? { values: {}, errors: [] } : checkForm(form, typed, context, settled)
  const errors = [
    ...answerProblems(order),
    ...checked.errors.map((error) => ({ ...error, field: `fields.${error.field}` })),
  ]
  if (errors.length === 0) {
    return Object.fromEntries(Object.entries(checked.values).filter(([key]) => !Object.hasOwn(settled, key)))
  }
  throw new Refusal(
    'answer-incomplete',
    `Expected a complete answer, but ${errors.length} things are missing or wrong.`,
    `答复有 ${errors.length} 处需要补充或者改正。`,
    errors,
  )
}

/** The same key may bring the same answer again, and no other one. */
async function mustBeTheSame(tx: Tx, parkId: string, written: WrittenAnswer): Promise<void> {
  const before = await findAnswer(tx, parkId, written.commandId)
  if (isDeepStrictEqual({ ...before, writtenAt: null }, { ...written, writtenAt: null })) return
  throw new Refusal(
    'idempotency-key-reused',
    `Expected a new Idempotency-Key, but ${written.commandId} was used for another answer.`,
    `Idempotency-Key ${written.commandId} 已用于其他答复，请更换。`,
  )
}
